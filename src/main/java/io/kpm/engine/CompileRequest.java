// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import io.kpm.kcl.source.PackageFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * One package to compile.
 *
 * @param root absolute directory of the package: where its imports are looked up; also how its
 *     files are named in diagnostics
 * @param files the only way to read what lies below {@code root}; paths are relative to it, the
 *     empty one is the root itself. A package from the cache is verified by this reader
 * @param entries absolute {@code .k} files and directories, at least one; together they are the
 *     main package, executed in this order
 */
public record CompileRequest(
    Path root, PackageFiles files, List<Path> entries, OutputOptions output) {
  public CompileRequest {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing to compile");
    }
  }
}
