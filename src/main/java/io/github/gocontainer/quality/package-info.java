/** go test, vet, coverage, vulnerabilities: what their rooms share. Runs Go, and does not know how it was found. */
@NullMarked
package io.github.gocontainer.quality;

import org.jspecify.annotations.NullMarked;
