/** Goal doctor: looks before anything is built at all that the other goals will need. */
@NullMarked
package io.github.gocontainer.mojo.doctor;

import org.jspecify.annotations.NullMarked;
