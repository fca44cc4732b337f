// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.source.PackageFiles;
import java.util.List;

/**
 * A program to run.
 *
 * @param root the directory that {@code files} stands for, as diagnostics name it
 * @param files reads what lies below the root
 * @param entries {@code .k} files and directories below the root, by paths relative to it
 */
public record KclRequest(
    String root, PackageFiles files, List<String> entries, KclOptions options) {
  public KclRequest {
    entries = List.copyOf(entries);
  }
}
