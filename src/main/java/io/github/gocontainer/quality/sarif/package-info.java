/** Findings of whatever kind in the format that code hosts show: OASIS SARIF 2.1.0. */
@NullMarked
package io.github.gocontainer.quality.sarif;

import org.jspecify.annotations.NullMarked;
