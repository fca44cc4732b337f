// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModFile;
import io.kpm.mod.PackageName;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Judges an unpacked package before it may be used.
 *
 * @param what the package for messages, quoted
 */
record PackageCheck(String what) {
  /**
   * Looks at the tree and at what its {@code kcl.mod} says.
   *
   * @throws KpmException {@code E_MOD}, {@code E_ARCHIVE}, {@code E_RESOLVE} if it is another
   *     package, {@code E_SUM} if it is not what a lock promised
   */
  void check(Path tree, FileList files, Wanted.Expected expected) throws IOException {
    if (files.file(ModFile.NAME).isEmpty()) {
      throw new KpmException(ErrorId.E_MOD, what + " is no package: it has no kcl.mod");
    }
    if (Files.isDirectory(tree.resolve(LockFile.NAME))) {
      throw new KpmException(
          ErrorId.E_ARCHIVE, what + " is refused: entry `kcl.mod.lock` is a directory");
    }
    var content = Files.readAllBytes(tree.resolve(ModFile.NAME));
    checkAbout(ModFile.parse(content, "kcl.mod of " + what).about(), expected);
    checkTree(files, expected);
  }

  /** Compares what a package calls itself with what was asked for. */
  void checkAbout(ModFile.About about, Wanted.Expected expected) {
    if (about.name().isEmpty() || about.version().isEmpty()) {
      throw new KpmException(
          ErrorId.E_MOD,
          "kcl.mod of " + what + " has no `" + (about.name().isEmpty() ? "name" : "version") + "`");
    }
    PackageName.check(about.name().get(), "in kcl.mod of " + what);
    compare("name", about.name().get(), expected.name());
    compare("version", about.version().get(), expected.version());
  }

  /** Compares the content with what a lock promised. */
  void checkTree(FileList files, Wanted.Expected expected) {
    if (expected.tree().isEmpty()) {
      return;
    }
    var tree = files.tree();
    if (!tree.equals(expected.tree().get())) {
      throw new KpmException(
              ErrorId.E_SUM,
              what + " has other content than the lock promises: expected "
                  + Foreign.quote(expected.tree().get()) + ", got `" + tree + "`")
          .withHint("if this is expected: kpm update");
    }
  }

  private void compare(String key, String actual, Optional<String> wanted) {
    if (wanted.isPresent() && !wanted.get().equals(actual)) {
      throw new KpmException(
          ErrorId.E_RESOLVE,
          what + " is another package than asked for: its " + key + " is " + Foreign.quote(actual)
              + ", expected " + Foreign.quote(wanted.get()));
    }
  }
}
