/** SBOM, provenance, signatures: documents about an image. */
@NullMarked
package io.github.gocontainer.supplychain;

import org.jspecify.annotations.NullMarked;
