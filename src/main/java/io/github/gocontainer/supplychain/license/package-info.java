/** Which licenses a module's own files grant, by the texts of the SPDX license list. */
@NullMarked
package io.github.gocontainer.supplychain.license;

import org.jspecify.annotations.NullMarked;
