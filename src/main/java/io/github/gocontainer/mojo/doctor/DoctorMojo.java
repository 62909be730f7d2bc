package io.github.gocontainer.mojo.doctor;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Looks at everything that the other goals will need, before anything is compiled: Go, C, base image, registry with the
 * source of its credentials, Docker, cluster, clock and disk; fails when one of them will fail.
 */
@Mojo(name = "doctor", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class DoctorMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        Examination examination = new Examination();
        new SourceChecks(stages).examine(examination);
        new PlaceChecks(stages).examine(examination);
        new MachineChecks(stages).examine(examination);
        FindingsTable table = new FindingsTable(examination.findings());
        table.lines().forEach(stages.log()::done);
        try {
            AtomicFiles.write(stages.plan().workspace().doctorFile(), table.json());
        } catch (IOException e) {
            throw Failures.files("what the doctor found could not be written down", e);
        }
        long problems = table.count(Finding.State.PROBLEM);
        if (problems > 0) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the doctor found " + Quantities.count(problems, "problem") + ", see the table above and "
                            + stages.plan().workspace().doctorFile(),
                    "mend what it says; nothing was built or pushed");
        }
    }
}
