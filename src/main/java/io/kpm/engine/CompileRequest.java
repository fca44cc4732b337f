// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * One package to compile.
 *
 * @param main the package; its root is where its imports are looked up
 * @param entries absolute {@code .k} files and directories, at least one; together they are the
 *     main package, executed in this order
 */
public record CompileRequest(
    PackageTree main, List<Path> entries, ProgramInputs inputs, OutputOptions output) {
  public CompileRequest {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("nothing to compile");
    }
  }
}
