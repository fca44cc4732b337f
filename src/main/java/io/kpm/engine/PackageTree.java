// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import io.kpm.kcl.source.PackageFiles;
import java.nio.file.Path;

/**
 * A package as the compiler may see it.
 *
 * @param root absolute directory; also how files are named in diagnostics
 * @param files the only way to read what lies below {@code root}; paths are relative to it, the
 *     empty one is the root itself. A package from the cache is verified by this reader
 */
public record PackageTree(Path root, PackageFiles files) {}
