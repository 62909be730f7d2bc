/** Which files of folders on disk go into an image: patterns, links, what is ignored and what must not get in. */
@NullMarked
package io.github.gocontainer.image.files;

import org.jspecify.annotations.NullMarked;
