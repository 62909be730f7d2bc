/** What a module says that it needs, compared with what it uses and with what others need. */
@NullMarked
package io.github.gocontainer.quality.dependencies;

import org.jspecify.annotations.NullMarked;
