package io.github.gocontainer.docker.smoke;

import java.time.Duration;

/**
 * One check with its time limit.
 *
 * @param name for people and reports
 */
public record Step(String name, Check check, Duration timeout) {}
