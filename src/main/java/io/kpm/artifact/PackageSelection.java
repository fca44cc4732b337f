// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.archive.Selection;
import io.kpm.files.Globs;
import io.kpm.mod.ModFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The rules of {@code include} and {@code exclude}, and what is never or always packed. */
final class PackageSelection implements Selection {
  private final Globs include;
  private final Globs exclude;
  private final Set<String> ownOutput;
  private final Map<String, Path> vendored;

  PackageSelection(ModFile.About about, Set<String> ownOutput, Map<String, Path> vendored) {
    this.include = Globs.of(about.include());
    this.exclude = Globs.of(about.exclude());
    this.ownOutput = ownOutput;
    this.vendored = vendored;
  }

  @Override
  public boolean skips(String path) {
    if (path.equals(ModFile.NAME) || isVendored(path)) {
      return false;
    }
    return ownOutput.contains(path) || isOfGit(path) || exclude.matches(path);
  }

  @Override
  public boolean takes(String path) {
    return include.isEmpty()
        || path.equals(ModFile.NAME)
        || include.matches(path)
        || isVendored(path);
  }

  @Override
  public Map<String, Path> additions() {
    return vendored;
  }

  private boolean isVendored(String path) {
    for (var root : vendored.keySet()) {
      if ((path + "/").startsWith(root + "/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfGit(String path) {
    return ("/" + path + "/").contains("/.git/");
  }
}
