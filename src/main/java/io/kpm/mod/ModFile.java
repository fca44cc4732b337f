// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code kcl.mod} says; nothing of it is judged beyond its form, so that a program that is
 * only run needs neither name nor version.
 *
 * @param about the table {@code [package]}
 * @param dependencies sorted by the bytes of their keys
 * @param profile the table {@code [profile]}
 * @param profilePlace where that table stands, if there is one: {@code file:line:column}
 */
public record ModFile(
    About about, List<Dependency> dependencies, Profile profile, Optional<String> profilePlace) {
  /** The name of the file in the root of every package. */
  public static final String NAME = "kcl.mod";

  public ModFile {
    dependencies = List.copyOf(dependencies);
  }

  /**
   * The table {@code [package]}.
   *
   * @param edition the KCL version that the package was written for
   * @param include patterns of what is packed; none means everything
   * @param exclude patterns of what is not packed
   */
  public record About(
      Optional<String> name,
      Optional<String> edition,
      Optional<String> version,
      Optional<String> description,
      List<String> include,
      List<String> exclude) {
    public About {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }
  }

  /**
   * Reads the {@code kcl.mod} of a directory.
   *
   * @throws KpmException {@code E_MOD} with line and column, or because there is none;
   *     {@code E_LIMIT} if it is too large or too deep; {@code E_RESOLVE} if two dependencies have
   *     one import name
   */
  public static ModFile in(Path directory) {
    return read(directory.resolve(NAME));
  }

  /** Reads a file; fails as {@link #in} does. */
  public static ModFile read(Path file) {
    return parse(bytes(file), file.toString());
  }

  /** The content of a file; fails as {@link #in} does. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new KpmException(
              ErrorId.E_MOD,
              "could not load '" + NAME + "' in " + quotedParent(file) + ": " + DiskError.reason(e),
              e)
          .withHint("run kpm in the root of a package; `kpm init` creates one");
    }
  }

  /**
   * Reads the content of a file; fails as {@link #in} does.
   *
   * @param file its name for messages
   */
  public static ModFile parse(byte[] content, String file) {
    return new ModReader(TomlDocument.read(content, Foreign.escape(file), ErrorId.E_MOD)).read();
  }

  /** The dependency that has this key in the file. */
  public Optional<Dependency> dependency(String key) {
    for (var dependency : dependencies) {
      if (dependency.key().equals(key)) {
        return Optional.of(dependency);
      }
    }
    return Optional.empty();
  }

  /** The dependencies on local directories. */
  public List<Dependency> pathDependencies() {
    var local = new ArrayList<Dependency>();
    for (var dependency : dependencies) {
      if (dependency.origin() instanceof Dependency.Origin.Local) {
        local.add(dependency);
      }
    }
    return List.copyOf(local);
  }

  private static String quotedParent(Path file) {
    var parent = file.toAbsolutePath().getParent();
    return "'" + Foreign.escape(parent == null ? "/" : parent.toString()) + "'";
  }
}
