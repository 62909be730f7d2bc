package io.github.gocontainer.docker.smoke;

/** What starts the image. */
public enum RuntimeChoice {
    /** A Docker engine, or what speaks its protocol. */
    DOCKER,
    /** This machine, without a container. */
    PROCESS,
    /** A Docker engine when one answers, else this machine. */
    AUTO
}
