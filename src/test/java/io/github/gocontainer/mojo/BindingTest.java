package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import java.util.Optional;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** Lets Maven's own configurator fill a goal from a POM. */
@MojoTest
class BindingTest {

    private static final String POMS = "src/test/resources/io/github/gocontainer/mojo/binding/";

    @Test
    @InjectMojo(goal = "plan", pom = POMS + "every-block.xml")
    void everyBlockArrives(PlanMojo goal) {
        PomValues values = new PomValues(goal);
        assertEquals(Optional.of(new Given.Value.Scalar("1.26.8")), values.find(Setting.GO_VERSION));
    }
}
