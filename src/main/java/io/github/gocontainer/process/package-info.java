/** Command, CommandResult, CommandRunner: the only room that starts a process. */
@NullMarked
package io.github.gocontainer.process;

import org.jspecify.annotations.NullMarked;
