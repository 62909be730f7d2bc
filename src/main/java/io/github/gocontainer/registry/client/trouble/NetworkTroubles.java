package io.github.gocontainer.registry.client.trouble;

import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.util.Optional;

/** Turns a request without answer into a {@link Trouble}: one that passes, or one that the user has to mend. */
public final class NetworkTroubles {

    private NetworkTroubles() {}

    /** The trouble that a failed request means; what is a trouble already stays as it is. */
    public static RegistryTrouble of(IOException e, String step, String host) {
        if (e instanceof RegistryTrouble known) {
            return known;
        }
        Optional<String> untrusted = NetworkReasons.untrusted(e);
        if (untrusted.isPresent()) {
            String hint = "let this JVM trust the authority that signed it: put -Djavax.net.ssl.trustStore=<file>"
                    + " and -Djavax.net.ssl.trustStorePassword=<password> into .mvn/jvm.config or MAVEN_OPTS;"
                    + " 'keytool -importcert' makes such a file";
            return new RegistryTrouble(Trouble.settled(step, host, untrusted.get(), FailureCode.NETWORK, hint), e);
        }
        if (NetworkReasons.speaksNoTls(e)) {
            String hint = "let the registry speak https, or accept the risk with <allowInsecureRegistries>true"
                    + "</allowInsecureRegistries> (-Dgocontainer.allowInsecureRegistries)";
            return new RegistryTrouble(
                    Trouble.settled(step, host, "it speaks plain http only", FailureCode.CONFIGURATION, hint), e);
        }
        return new RegistryTrouble(Trouble.connection(step, host, NetworkReasons.of(e)), e);
    }
}
