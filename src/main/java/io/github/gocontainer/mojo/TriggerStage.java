package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.TriggerPlan;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.trigger.Trigger;
import io.github.gocontainer.trigger.TriggerSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.settings.Server;

/** Starts the pipeline that waits for the image. */
final class TriggerStage {

    private final Stages stages;

    TriggerStage(Stages stages) {
        this.stages = stages;
    }

    void run(TriggerPlan plan, PublishedImage published) {
        TriggerSpec.Image image = new TriggerSpec.Image(
                published.reference().toString(),
                published.target().name(),
                published.digest().toString(),
                published.tags().get(0));
        try (HttpTransport transport = Connections.transport(stages.context())) {
            new Trigger(transport, TriggerStage::pause, stages.log()).send(plan.spec(), token(plan), image);
        } catch (IOException e) {
            throw Failures.files("the connection to " + plan.spec().url().getHost() + " could not be closed", e);
        }
    }

    /** Of the environment or the POM, else the password of a server of settings.xml. */
    private Optional<String> token(TriggerPlan plan) {
        return stages.context()
                .given(Setting.PUSH_TRIGGER_TOKEN)
                .map(Given::value)
                .filter(Given.Value.Scalar.class::isInstance)
                .map(value -> ((Given.Value.Scalar) value).text().strip())
                .filter(text -> !text.isEmpty())
                .or(() -> server(plan));
    }

    private Optional<String> server(TriggerPlan plan) {
        MavenLogins logins = new MavenLogins(stages.context());
        Optional<Server> server = logins.server(
                plan.serverId().orElseGet(() -> String.valueOf(plan.spec().url().getHost())));
        if (server.isEmpty() && plan.serverId().isPresent()) {
            throw new BuildFailure(
                    FailureCode.CREDENTIALS,
                    "settings.xml has no server '" + plan.serverId().get()
                            + "', which <push><trigger><serverId> names; the"
                            + " image is pushed, but no pipeline was started",
                    "add it with the token as its <password>, or set " + Setting.PUSH_TRIGGER_TOKEN.variable());
        }
        return server.map(Server::getPassword);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, "interrupted while a pipeline was to be started", null, e);
        }
    }
}
