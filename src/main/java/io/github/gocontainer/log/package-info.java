/** BuildLog: what happens, in the domain's verbs; Maven's log is one implementation, in mojo. Depends on nothing. */
@NullMarked
package io.github.gocontainer.log;

import org.jspecify.annotations.NullMarked;
