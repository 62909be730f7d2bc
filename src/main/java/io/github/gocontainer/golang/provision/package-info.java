/** Downloads an archive whose content is pinned, and puts it in place whole: knows archives and caches, not Go. */
@NullMarked
package io.github.gocontainer.golang.provision;

import org.jspecify.annotations.NullMarked;
