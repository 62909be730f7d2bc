package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.provision.ArchiveSource;
import io.github.gocontainer.golang.provision.Download;
import io.github.gocontainer.golang.provision.PinnedArchive;
import io.github.gocontainer.golang.provision.PinnedInstaller;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.Registries;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.testbed.ChildJvm;
import io.github.gocontainer.testbed.PlainTalker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a network whose name server leads every foreign name to nowhere, because only the proxy may go there. */
class RedirectedThroughProxyTest {

    @TempDir
    Path folder;

    @Test
    void downloadsAndRegistriesAskTheProxyForWhatOnlyItKnows() throws Exception {
        Path names = Files.writeString(folder.resolve("hosts"), "0.0.0.0 cdn.example\n");
        try (PlainTalker server = PlainTalker.start("307 Temporary Redirect", "Location: https://cdn.example/x");
                PlainTalker proxy = PlainTalker.start("403 Forbidden");
                ChildJvm child = ChildJvm.start(
                        List.of("-Djdk.net.hosts.file=" + names),
                        Build.class,
                        server.address(),
                        proxy.address(),
                        folder.toString())) {
            ChildJvm.Outcome outcome = child.await();

            assertEquals(
                    List.of(
                            "download directly: refused as link-local",
                            "pull directly: refused as link-local",
                            "download through the proxy: 403",
                            "pull through the proxy: 403"),
                    outcome.output()
                            .lines()
                            .filter(line -> line.startsWith("download") || line.startsWith("pull"))
                            .toList(),
                    outcome.output());
        }
    }

    /** A JVM with that name server; says what became of a redirected download and a redirected pull. */
    static final class Build {

        private Build() {}

        public static void main(String[] arguments) throws IOException {
            URI proxy = URI.create("http://" + arguments[1]);
            HttpProxy settings =
                    new HttpProxy(Optional.empty(), proxy.getHost(), proxy.getPort(), List.of(), Optional.empty());
            Path folder = Path.of(arguments[2]);
            run(" directly: ", arguments[0], List.of(), folder);
            run(" through the proxy: ", arguments[0], List.of(settings), folder);
        }

        private static void run(String way, String server, List<HttpProxy> proxies, Path folder) throws IOException {
            try (HttpTransport transport =
                    new HttpTransport(Duration.ofSeconds(20), Duration.ofSeconds(60), proxies, "test")) {
                System.out.println("download" + way + failure(() -> download(transport, server, folder)));
                System.out.println("pull" + way + failure(() -> pull(transport, server, folder)));
            }
        }

        private static void download(HttpTransport transport, String server, Path folder) {
            PinnedArchive archive =
                    new PinnedArchive("golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64", PinnedArchive.Form.MODULE);
            new PinnedInstaller(
                            folder.resolve("go"),
                            new Download(transport, host -> Optional.empty()),
                            pause -> {},
                            BuildLog.silent())
                    .install(
                            new PinnedInstaller.Wanted("go1.27.4.linux-amd64", "h1:"),
                            List.of(new ArchiveSource(URI.create("http://" + server + "/go.zip"), archive, false)));
        }

        private static void pull(HttpTransport transport, String server, Path folder) {
            new Registries(RegistryOptions.defaults(), CredentialSource.none(), () -> transport, BuildLog.silent())
                    .pull(new PullSpec(
                            ImageReference.parse(server + "/acme/hello:1.0"),
                            List.of(Platform.parse("linux/amd64")),
                            false,
                            folder.resolve("cache")));
        }

        private static String failure(Runnable action) {
            try {
                action.run();
                return "it succeeded";
            } catch (BuildFailure e) {
                String message = e.getMessage().replace('\n', ' ');
                if (message.contains("refusing to go to https://cdn.example/x: it is a link-local address")) {
                    return "refused as link-local";
                }
                return message.contains("403") ? "403" : message;
            }
        }
    }
}
