package io.github.gocontainer.reliability;

import io.github.gocontainer.testbed.FaultyRegistry;
import java.util.function.Consumer;

/**
 * One fault that every client meets.
 *
 * @param survives whether the image must arrive all the same; else nothing may be accepted
 * @param pull whether an image is read instead of pushed
 * @param inject teaches a new registry, which has the image to be read, to misbehave
 */
record PeerFault(String number, String fault, boolean survives, boolean pull, Consumer<FaultyRegistry> inject) {

    static PeerFault push(String number, String fault, boolean survives, Consumer<FaultyRegistry> inject) {
        return new PeerFault(number, fault, survives, false, inject);
    }

    static PeerFault pull(String number, String fault, boolean survives, Consumer<FaultyRegistry> inject) {
        return new PeerFault(number, fault, survives, true, inject);
    }
}
