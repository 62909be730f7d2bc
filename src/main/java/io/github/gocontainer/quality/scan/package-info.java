/** Known vulnerabilities in sources, programs and images: asked of scanners, and judged. */
@NullMarked
package io.github.gocontainer.quality.scan;

import org.jspecify.annotations.NullMarked;
