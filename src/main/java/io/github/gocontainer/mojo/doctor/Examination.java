package io.github.gocontainer.mojo.doctor;

import io.github.gocontainer.failure.BuildFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at one thing after the other; what fails is a finding, and the next one is looked at all the same. */
final class Examination {

    private final List<Finding> findings = new ArrayList<>();

    void look(String subject, Supplier<Finding> look) {
        try {
            findings.add(look.get());
        } catch (BuildFailure e) {
            findings.add(new Finding(subject, Finding.State.PROBLEM, e.getMessage(), e.hint()));
        } catch (RuntimeException e) {
            // A library that fails in a way of its own must not keep the rest of the table from the user.
            findings.add(new Finding(subject, Finding.State.PROBLEM, e.toString(), Optional.empty()));
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
