/** BuildRequest -> BuildPlan: every default and every validation, no I/O. */
@NullMarked
package io.github.gocontainer.plan;

import org.jspecify.annotations.NullMarked;
