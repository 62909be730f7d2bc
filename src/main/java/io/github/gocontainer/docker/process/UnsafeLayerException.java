package io.github.gocontainer.docker.process;

import java.io.IOException;

/** A layer has an entry that would leave its root, or that is not unpacked for another reason. */
final class UnsafeLayerException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsafeLayerException(String entry, String why) {
        super("unsafe entry " + entry + ": " + why);
    }
}
