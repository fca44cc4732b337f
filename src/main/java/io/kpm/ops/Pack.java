// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.archive.Format;
import io.kpm.artifact.CheckedPackage;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.files.Staging;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Packs a KCL package into a tar that is the same, byte for byte, whoever packs it. */
public final class Pack {
  private static final int BUFFER_BYTES = 64 * 1024;

  // What dependencies are copied to, below the staging directory.
  private static final String DEPENDENCIES = "dependencies";

  private final Settling settling;
  private final Packing packing;

  /** The rules of packing say what may be packed; local dependencies are allowed in any case. */
  public Pack(Settling settling, Packing packing) {
    this.settling = settling;
    this.packing = packing;
  }

  /**
   * What to pack.
   *
   * @param directory the root of the package, absolute
   * @param vendored how the dependencies are settled that are packed too; empty: none are
   */
  public record Request(Path directory, Optional<LockUse> vendored) {}

  /**
   * The files that would be packed, relative to the package, in their order; fails as {@link #run}.
   */
  public List<String> list(Request request) {
    return request.vendored().isEmpty()
        ? checked(request.directory(), Set.of(), Map.of()).paths()
        : withDependencies(
            request,
            vendored -> checked(request.directory(), Set.of(), vendored).paths());
  }

  /**
   * Writes {@code <target>/<name>_<version>.tar}, by rename; the target directory is created.
   *
   * @param target where to write, absolute; what it holds is no part of the package
   * @return the file
   * @throws KpmException {@code E_MOD}, {@code E_POLICY} or {@code E_LIMIT} for a package that may
   *     not be packed; {@code E_IO}; with dependencies whatever may be wrong with these
   */
  public Path run(Request request, Path target) {
    var leftOut = below(request.directory(), target);
    return request.vendored().isEmpty()
        ? write(checked(request.directory(), leftOut, Map.of()), target)
        : withDependencies(
            request, vendored -> write(checked(request.directory(), leftOut, vendored), target));
  }

  private <T> T withDependencies(Request request, Function<Map<String, Path>, T> work) {
    try (var staging = Staging.in(packing.staging())) {
      var copies = new PackedDependencies(settling, settling.remote().unnamed());
      return work.apply(copies.copy(
          request.directory(),
          request.vendored().orElseThrow(),
          staging.directory().resolve(DEPENDENCIES)));
    } catch (IOException e) {
      throw DiskError.of("cannot pack", request.directory(), e);
    }
  }

  private static Path write(CheckedPackage checked, Path target) {
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

  private CheckedPackage checked(Path directory, Set<String> leftOut, Map<String, Path> vendored) {
    var rules = packing.rules();
    var pack =
        new CheckedPackage.Rules(rules.limits(), rules.annotationBytes(), leftOut, vendored, true);
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
