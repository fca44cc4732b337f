// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.syntax.Stmt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All packages of a program, parsed.
 *
 * @param packages by path, in the order they were reached; the main package is among them
 * @param imports what the import statements name, by the number of the statement
 * @param endId one more than the largest number of a node
 * @param diagnostics syntax errors file by file, and imports that lead nowhere
 */
public record Program(
    Map<String, LoadedPackage> packages,
    Map<Integer, ImportTarget> imports,
    int endId,
    List<Diagnostic> diagnostics) {
  public Program {
    packages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(packages));
    imports = Map.copyOf(imports);
    diagnostics = List.copyOf(diagnostics);
  }

  public LoadedPackage main() {
    return packageAt(LoadedPackage.MAIN);
  }

  /** The package of this path, which must be part of the program. */
  public LoadedPackage packageAt(String path) {
    var found = packages.get(path);
    if (found == null) {
      throw new IllegalArgumentException("no package " + path);
    }
    return found;
  }

  /** What an import statement of the program names. */
  public ImportTarget targetOf(Stmt.Import statement) {
    var target = imports.get(statement.id());
    if (target == null) {
      throw new IllegalArgumentException("no import " + statement.writtenPath());
    }
    return target;
  }
}
