/** What each gate said about an image, written down for the goals and CI jobs that ask later. Knows no gate. */
@NullMarked
package io.github.gocontainer.gates;

import org.jspecify.annotations.NullMarked;
