// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.engine.CompileRequest;
import io.kpm.engine.OutputOptions;
import io.kpm.engine.PackageTree;
import io.kpm.engine.ProgramInputs;
import io.kpm.kcl.source.PackageFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * What is compiled: one package, and those of its files that are executed.
 *
 * @param root absolute
 * @param entries absolute, below {@code root}
 */
record Program(Path root, PackageFiles files, List<Path> entries) {
  Program {
    entries = List.copyOf(entries);
  }

  /** The package as a whole: the KCL files in its root. */
  static Program whole(Path root, PackageFiles files) {
    return new Program(root, files, List.of(root));
  }

  CompileRequest request(ProgramInputs inputs, OutputOptions output) {
    return new CompileRequest(new PackageTree(root, files), entries, inputs, output);
  }
}
