// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import java.util.List;

/**
 * The files of one package.
 *
 * @param name the name of the external package it is part of, empty for the program's own
 * @param root what the paths are relative to
 * @param path the directory or file, without suffix, that was imported
 */
record Sources(String name, PackageRoot root, List<String> files, String path) {
  Sources {
    files = List.copyOf(files);
  }

  /** The dotted path by which the package is known. */
  String packagePath() {
    var below = path.replace('/', '.');
    if (name.isEmpty()) {
      return below;
    }
    return below.isEmpty() ? name : name + "." + below;
  }

  /** The path of the file that diagnostics call {@code fileName}. */
  String pathOf(String fileName) {
    return fileName.substring(root.directory().length() + 1);
  }
}
