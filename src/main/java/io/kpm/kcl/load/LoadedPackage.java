// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import io.kpm.kcl.syntax.Module;
import java.util.List;

/**
 * The parsed files of one package, in the order they are executed.
 *
 * @param path dotted path by which the package is known, {@link #MAIN} for the entry files
 */
public record LoadedPackage(String path, List<Module> modules) {
  /** The path of the package that the entry files make. */
  public static final String MAIN = "__main__";

  public LoadedPackage {
    modules = List.copyOf(modules);
  }

  public boolean isMain() {
    return path.equals(MAIN);
  }
}
