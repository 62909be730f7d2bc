package io.github.gocontainer.registry;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpProxy;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.exchange.Sender;
import io.github.gocontainer.registry.client.trouble.Waiting;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.PlainTalker;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A misbehaving registry and everything that it takes to push to it and pull from it in a test. */
final class Rig implements AutoCloseable {

    static final String REPOSITORY = "acme/hello";

    private static final HttpTransport PATIENT = transport(Duration.ofSeconds(20));

    final FaultyRegistry registry;
    final RecordingLog log = new RecordingLog();
    final TestTime time = new TestTime();
    private HttpTransport transport = PATIENT;
    private final AtomicReference<@Nullable IOException> failsOnce = new AtomicReference<>();
    private final Map<String, String> aliases = new HashMap<>();
    private RegistryOptions options = RegistryOptions.defaults();
    private CredentialSource credentials = CredentialSource.none();
    private String host;

    private final PlainTalker plain;

    private Rig(FaultyRegistry registry, PlainTalker plain) {
        this.registry = registry;
        this.plain = plain;
        this.host = registry.host();
    }

    static Rig start() throws IOException {
        return new Rig(FaultyRegistry.start(), PlainTalker.start());
    }

    private static HttpTransport transport(Duration readTimeout) {
        return new HttpTransport(Duration.ofSeconds(5), readTimeout, List.of(), "test");
    }

    /** Waits for an answer for this time only. */
    Rig impatient(Duration readTimeout) {
        transport = transport(readTimeout);
        return this;
    }

    /** Reaches everything through this proxy. */
    Rig through(String proxyHost, int proxyPort) {
        transport = new HttpTransport(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                List.of(new HttpProxy(Optional.empty(), proxyHost, proxyPort, List.of(), Optional.empty())),
                "test");
        return this;
    }

    /** The next request ends with this before it is sent. */
    Rig failingOnce(IOException failure) {
        failsOnce.set(failure);
        return this;
    }

    /** Lets the client use this name and nothing else know it. */
    Rig unknown(String name) {
        host = name;
        return this;
    }

    Rig with(RegistryOptions newOptions) {
        options = newOptions;
        return this;
    }

    Rig with(CredentialSource newCredentials) {
        credentials = newCredentials;
        return this;
    }

    Rig login(String username, String password) {
        return with(CredentialSource.always(new Credential.Login("settings.xml server 'ghcr.io'", username, password)));
    }

    /** Lets the client believe that the registry has this name, which is not on this machine. */
    Rig named(String name) {
        aliases.put(name, registry.host());
        host = name;
        return this;
    }

    Registries registries() {
        return new Registries(options, credentials, sender(), time.waiting(), log);
    }

    /** With pauses that take their time. */
    Registries realTime() {
        return new Registries(options, credentials, sender(), Waiting.real(), log);
    }

    private Sender sender() {
        return new Sender() {
            @Override
            public HttpReply send(HttpCall call) throws IOException {
                IOException failure = failsOnce.getAndSet(null);
                if (failure != null) {
                    throw failure;
                }
                return transport.send(rewritten(call));
            }

            @Override
            public Optional<String> proxyFor(URI uri) {
                return transport.proxyFor(uri);
            }
        };
    }

    private HttpCall rewritten(HttpCall call) {
        String address = aliases.get(call.uri().getAuthority());
        if (address == null) {
            return call;
        }
        URI uri = call.uri();
        if (uri.getScheme().equals("https")) {
            address = plain.address();
        }
        String rest = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new HttpCall(
                call.method(), URI.create(uri.getScheme() + "://" + address + rest), call.headers(), call.body());
    }

    ImageReference reference(String tag) {
        return ImageReference.parse(host + "/" + REPOSITORY + ":" + tag);
    }

    PublishedImage push(ImageLayout layout, String... tags) {
        return registries()
                .push(new PushSpec(
                        layout,
                        reference(tags.length == 0 ? "1.0" : tags[0]),
                        Stream.of(tags).skip(1).toList()));
    }

    /** Pushes an image whose platforms stand on what these repositories hold. */
    PublishedImage pushOnto(Map<String, String> repositories, ImageLayout layout) {
        Map<Platform, ImageReference> bases = new HashMap<>();
        repositories.forEach((platform, repository) ->
                bases.put(Platform.parse(platform), ImageReference.parse(registry.host() + "/" + repository + ":3")));
        return registries().push(new PushSpec(layout, reference("1.0"), List.of(), bases));
    }

    PulledImage pull(Path cache, String tag, String... platforms) {
        return registries()
                .pull(new PullSpec(
                        reference(tag),
                        Stream.of(platforms).map(Platform::parse).toList(),
                        false,
                        cache));
    }

    BuildFailure failure(Runnable action) {
        try {
            action.run();
        } catch (BuildFailure e) {
            return e;
        }
        throw new AssertionError("it succeeded");
    }

    BuildFailure pushFailure(ImageLayout layout, String... tags) {
        return failure(() -> push(layout, tags));
    }

    String pushed(String tag) {
        return registry.store().tag(REPOSITORY, tag);
    }

    static String digest(ImageLayout layout) {
        try {
            return layout.root().digest().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        registry.close();
        plain.close();
        if (transport != PATIENT) {
            transport.close();
        }
        if (!registry.violations().isEmpty()) {
            throw new AssertionError("against the distribution specification: " + registry.violations());
        }
    }
}
