/** Test results in the format of Maven Surefire, which every CI system reads, whatever ran the tests. */
@NullMarked
package io.github.gocontainer.testreport;

import org.jspecify.annotations.NullMarked;
