package io.github.gocontainer.reliability;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The faults of the catalogue that a test injects and whose outcome it asserts, for example {@code A7}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface FaultCase {

    /** Numbers of {@code catalogue.md}. */
    String[] value();
}
