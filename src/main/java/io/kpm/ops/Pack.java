// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.archive.Format;
import io.kpm.artifact.CheckedPackage;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Packs a KCL package into a tar that is the same, byte for byte, whoever packs it. */
public final class Pack {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final CheckedPackage.Rules rules;

  /** The rules say what may be packed; local dependencies are allowed in any case. */
  public Pack(CheckedPackage.Rules rules) {
    this.rules = rules;
  }

  /**
   * The files that would be packed, relative to the package, in their order; fails as {@link #run}.
   */
  public List<String> list(Path directory) {
    return checked(directory, Set.of()).paths();
  }

  /**
   * Writes {@code <target>/<name>_<version>.tar}, by rename; the target directory is created.
   *
   * @param directory the root of the package, absolute
   * @param target where to write, absolute; what it holds is no part of the package
   * @return the file
   * @throws KpmException {@code E_MOD}, {@code E_POLICY} or {@code E_LIMIT} for a package that may
   *     not be packed; {@code E_IO}
   */
  public Path run(Path directory, Path target) {
    var checked = checked(directory, below(directory, target));
    var file = target.resolve(checked.identity().fullName() + ".tar");
    try {
      Files.createDirectories(target);
      try (var atomic = AtomicFile.open(file, AtomicFile.Access.AS_BEFORE)) {
        var out = new BufferedOutputStream(atomic.out(), BUFFER_BYTES);
        checked.writeTo(out, Format.TAR);
        out.flush();
        atomic.commit();
      }
      return file;
    } catch (IOException e) {
      throw DiskError.of("cannot write", file, e);
    }
  }

  private CheckedPackage checked(Path directory, Set<String> leftOut) {
    var pack = new CheckedPackage.Rules(
        rules.limits(), rules.annotationBytes(), leftOut, rules.vendored(), true);
    return CheckedPackage.of(directory, pack);
  }

  /** The output directory, if it lies in the package: it is no part of it. */
  private static Set<String> below(Path directory, Path target) {
    var root = directory.normalize();
    var output = target.normalize();
    return output.startsWith(root) && !output.equals(root)
        ? Set.of(root.relativize(output).toString().replace('\\', '/'))
        : Set.of();
  }
}
