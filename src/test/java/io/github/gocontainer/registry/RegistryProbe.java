package io.github.gocontainer.registry;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One pull or push, for JVMs and class loaders of their own; prints the digest, or why there is none. */
public final class RegistryProbe implements Callable<String> {

    private final String[] arguments;

    /** @param arguments any number of {@code pull}, reference and cache, or {@code push}, reference and layout */
    public RegistryProbe(String... arguments) {
        this.arguments = arguments.clone();
    }

    public static void main(String[] arguments) throws IOException {
        try {
            System.out.println("digest " + new RegistryProbe(arguments).call());
            System.out.println("heap " + Runtime.getRuntime().maxMemory());
        } catch (BuildFailure e) {
            System.out.println(e.sentence());
            System.exit(1);
        }
    }

    @Override
    public String call() throws IOException {
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(60), List.of(), "test")) {
            Registries registries = new Registries(
                    RegistryOptions.defaults(), CredentialSource.none(), () -> transport, new RecordingLog());
            List<String> digests = new ArrayList<>();
            for (int index = 0; index < arguments.length; index += 3) {
                ImageReference reference = ImageReference.parse(arguments[index + 1]);
                Path folder = Path.of(arguments[index + 2]);
                digests.add((arguments[index].equals("pull")
                                ? pull(registries, reference, folder)
                                : push(registries, reference, folder))
                        .toString());
            }
            return String.join(" ", digests);
        }
    }

    private static Digest push(Registries registries, ImageReference reference, Path layout) {
        return registries
                .push(new PushSpec(new ImageLayout(layout), reference, List.of()))
                .digest();
    }

    private static Digest pull(Registries registries, ImageReference reference, Path cache) {
        return registries
                .pull(new PullSpec(reference, List.of(Platform.parse("linux/amd64")), false, cache))
                .digest();
    }
}
