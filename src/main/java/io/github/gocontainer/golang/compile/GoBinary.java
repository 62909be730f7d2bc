package io.github.gocontainer.golang.compile;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;

/**
 * A program that was compiled for one platform, and proved static.
 *
 * @param name its file name
 * @param importPath of its main package
 * @param size in bytes
 * @param digest of its content
 */
public record GoBinary(Platform platform, String name, String importPath, Path file, long size, Digest digest) {}
