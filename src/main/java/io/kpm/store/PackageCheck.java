// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModFile;
import io.kpm.mod.PackageName;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Judges a package before it may be used.
 *
 * @param what the package for messages, quoted
 */
record PackageCheck(String what, Reporter reporter) {
  /**
   * Looks at an unpacked tree and at what its {@code kcl.mod} says.
   *
   * @throws KpmException {@code E_MOD}, {@code E_ARCHIVE}, {@code E_RESOLVE} if it is another
   *     package
   */
  void checkUnpacked(Path tree, FileList files, Wanted.Expected expected) throws IOException {
    if (files.file(ModFile.NAME).isEmpty()) {
      throw new KpmException(ErrorId.E_MOD, what + " is no package: it has no kcl.mod");
    }
    if (Files.isDirectory(tree.resolve(LockFile.NAME))) {
      throw new KpmException(
          ErrorId.E_ARCHIVE, what + " is refused: entry `kcl.mod.lock` is a directory");
    }
    var content = Files.readAllBytes(tree.resolve(ModFile.NAME));
    checkAbout(ModFile.parse(content, "kcl.mod of " + what).about(), expected);
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

  /**
   * Compares a package of the cache with everything that is expected of it.
   *
   * @throws KpmException {@code E_RESOLVE}; {@code E_SUM} if it is not what a lock promised
   */
  void checkFound(PackageDir found, Wanted.Expected expected) throws IOException {
    var promise = expected.promise();
    checkTree(found.files(), promise);
    if (promise.sum().isPresent()) {
      checkSum(new Marker.Sums(found.claimedSum().orElse(""), found.sum()), promise);
    }
    // Compared when it was fetched, if anybody asked for it then.
    if (expected.name().isPresent() || expected.version().isPresent()) {
      checkAbout(found.mod().about(), expected);
    }
  }

  /**
   * Compares content that has just been fetched with what a lock promised.
   *
   * @throws KpmException {@code E_SUM}
   */
  void checkContent(FileList files, Marker.Sums sums, Promise promise) {
    checkTree(files, promise);
    if (promise.sum().isPresent()) {
      checkSum(sums, promise);
    }
  }

  private void checkTree(FileList files, Promise promise) {
    if (promise.tree().isEmpty()) {
      return;
    }
    var tree = files.tree();
    if (!tree.equals(promise.tree().get())) {
      throw broken(promise.tree().get(), tree);
    }
  }

  /**
   * The content decides; the word of the publisher is what upstream kpm writes down unseen, and
   * never beside a tree.
   */
  private void checkSum(Marker.Sums sums, Promise promise) {
    var promised = promise.sum().orElseThrow();
    if (promised.equals(sums.content())) {
      return;
    }
    if (promise.tree().isPresent() || !promised.equals(sums.claimed())) {
      throw broken(promised, sums.content());
    }
    var fault = "the `sum` of " + what + " in the lock is only what its publisher states: expected "
        + Foreign.quote(promised) + ", its content has `" + sums.content() + "`";
    if (promise.isStrict()) {
      throw new KpmException(ErrorId.E_SUM, fault)
          .withHint("look at the package, then pin its content: kpm update");
    }
    reporter.warn(fault);
  }

  private KpmException broken(String expected, String found) {
    return new KpmException(
            ErrorId.E_SUM,
            what + " has other content than the lock promises: expected " + Foreign.quote(expected)
                + ", got `" + found + "`")
        .withHint("if this is expected: kpm update");
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
