package io.github.gocontainer.quality.vet;

import java.util.List;

/** Looks at sources and says what it found. */
interface Analyser {

    /** What it is called in reports. */
    String name();

    /**
     * Looks at them.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when it could not look
     */
    List<Finding> findings();
}
