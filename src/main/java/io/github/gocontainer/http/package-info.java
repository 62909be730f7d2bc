/** One HTTP request at a time, with time-outs and proxies: the only room that imports an HTTP client. */
@NullMarked
package io.github.gocontainer.http;

import org.jspecify.annotations.NullMarked;
