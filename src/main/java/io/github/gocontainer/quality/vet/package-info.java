/** What analysers say of the sources without running them: one list of findings, whoever found them. */
@NullMarked
package io.github.gocontainer.quality.vet;

import org.jspecify.annotations.NullMarked;
