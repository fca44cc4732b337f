// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.load.ImportTarget;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What names mean at the top of a file: the declarations of its package, and its imports. The files
 * of the main package share their imports.
 */
final class FileContext {
  private final PackageSymbols symbols;
  private final Map<String, ImportTarget> imports;
  private final Set<String> assigned;

  private FileContext(
      PackageSymbols symbols, Map<String, ImportTarget> imports, Set<String> assigned) {
    this.symbols = symbols;
    this.imports = imports;
    this.assigned = assigned;
  }

  /** The top of a file whose imports are kept in {@code imports}. */
  static FileContext of(PackageSymbols symbols, Map<String, ImportTarget> imports) {
    return new FileContext(symbols, imports, new HashSet<>());
  }

  PackageSymbols symbols() {
    return symbols;
  }

  void bind(String name, ImportTarget target) {
    imports.put(name, target);
  }

  /** What an import bound to this name refers to, unless a variable above hides it. */
  Optional<ImportTarget> importOf(String name) {
    return assigned.contains(name) ? Optional.empty() : Optional.ofNullable(imports.get(name));
  }

  /** Notes that the walk has come past an assignment of a global. */
  void assigned(String name) {
    assigned.add(name);
  }
}
