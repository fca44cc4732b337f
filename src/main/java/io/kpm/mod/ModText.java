// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a {@code kcl.mod} whose dependencies can be changed; everything else keeps its bytes.
 *
 * <p>An edit touches the lines of its dependency only. A dependency is changed or removed where it
 * stands, in whatever form; a new one goes on a line after the last one of {@code [dependencies]},
 * and a missing table before {@code [profile]}, else at the end, after a blank line. Comments on
 * lines of their own always stay, an emptied table too. Each result is read again and compared with
 * what it was made from: no edit can change another value.
 */
public final class ModText {
  private final String file;
  private final byte[] before;
  private final TomlDocument toml;
  private final ModFile model;

  private ModText(String file, byte[] before, TomlDocument toml) {
    this.file = file;
    this.before = before;
    this.toml = toml;
    this.model = new ModReader(toml).read();
  }

  /** Reads the {@code kcl.mod} of a directory; fails as {@link ModFile#in} does. */
  public static ModText in(Path directory) {
    var file = directory.resolve(ModFile.NAME);
    return parse(ModFile.bytes(file), file.toString());
  }

  /** Reads a text; {@code file} is its name for messages. Fails as {@link ModFile#parse} does. */
  public static ModText parse(byte[] content, String file) {
    var shown = Foreign.escape(file);
    return new ModText(shown, content.clone(), TomlDocument.read(content, shown, ErrorId.E_MOD));
  }

  /** What the text says. */
  public ModFile model() {
    return model;
  }

  /** The text with all edits. */
  public String text() {
    return toml.content();
  }

  /**
   * Adds a dependency, or lets the one of this key say what is wanted; unknown keys of its table
   * stay. The result is this text if it says so already.
   *
   * @throws KpmException {@code E_RESOLVE} if another dependency has its import name; {@code E_MOD}
   *     or {@code E_LIMIT} if the text with it could not be read again
   */
  public ModText with(Dependency wanted) {
    Optional<Dependency> present = model.dependency(wanted.key());
    if (present.isPresent() && present.get().isSameAs(wanted)) {
      return this;
    }
    checkImportName(wanted);
    var lines = new TomlLines(text());
    var edited = present.isPresent()
        ? new DependencyEdit(toml.outline(), lines, wanted.key()).replaced(wanted)
        : new DependencyInsertion(toml.outline(), lines, wanted).added();
    return checked(edited, wanted.key(), Optional.of(wanted));
  }

  /**
   * Removes a dependency. The result is this text if it has none of that key.
   *
   * @throws KpmException {@code E_MOD} if the text without it could not be read again
   */
  public ModText without(String key) {
    if (model.dependency(key).isEmpty()) {
      return this;
    }
    var lines = new TomlLines(text());
    return checked(new DependencyEdit(toml.outline(), lines, key).removed(), key, Optional.empty());
  }

  /**
   * Puts the text into the file of a directory, by rename and through a link; does nothing if
   * nothing was edited.
   *
   * @return whether the file changed
   * @throws KpmException {@code E_MOD} if the file is not any more what was read, {@code E_IO}
   */
  public boolean writeTo(Path directory) {
    var bytes = text().getBytes(UTF_8);
    if (Arrays.equals(before, bytes)) {
      return false;
    }
    var target = directory.resolve(ModFile.NAME);
    try {
      if (!Arrays.equals(before, Files.readAllBytes(target))) {
        throw new KpmException(
                ErrorId.E_MOD,
                "cannot write " + Foreign.quote(target.toString())
                    + ": it was changed by someone else since it was read")
            .withHint("run the command again");
      }
      AtomicFile.write(target, bytes, AtomicFile.Access.AS_BEFORE);
      return true;
    } catch (IOException e) {
      throw DiskError.of("cannot write", target, e);
    }
  }

  private void checkImportName(Dependency wanted) {
    for (var other : model.dependencies()) {
      boolean isOther = !other.key().equals(wanted.key());
      if (isOther && other.importName().equals(wanted.importName())) {
        throw new KpmException(
                ErrorId.E_RESOLVE,
                "cannot write dependency " + Foreign.quote(wanted.key()) + " to `" + file
                    + "`: dependency name conflict, '" + Foreign.escape(wanted.importName())
                    + "' already exists: " + Foreign.quote(other.key()) + " is imported under it")
            .withHint("remove " + Foreign.quote(other.key()) + " first, or rename the new one");
      }
    }
  }

  /** The edited text, if it says what it should and nothing else is different. */
  private ModText checked(String edited, String key, Optional<Dependency> wanted) {
    var after = readAgain(edited, key);
    Optional<Dependency> found = after.model.dependency(key);
    boolean isWanted = wanted.isEmpty()
        ? found.isEmpty()
        : found.isPresent() && found.get().isSameAs(wanted.get());
    boolean keepsOthers =
        TomlComparison.isSameBut(key, wanted.isPresent(), toml.root(), after.toml.root());
    if (!isWanted || !keepsOthers) {
      throw new KpmException(
              ErrorId.E_INTERNAL,
              "cannot edit dependency " + Foreign.quote(key) + " in `" + file + "`: "
                  + (isWanted ? "other values would change" : "it would not say what it should")
                  + "; nothing was written")
          .withHint("change the file by hand, and report this as a bug");
    }
    return after;
  }

  private ModText readAgain(String edited, String key) {
    try {
      return new ModText(
          file, before, TomlDocument.read(edited.getBytes(UTF_8), file, ErrorId.E_MOD));
    } catch (KpmException e) {
      throw new KpmException(
              e.id(),
              "cannot edit dependency " + Foreign.quote(key) + " in `" + file
                  + "`: it could not be read again: " + e.getMessage(),
              e)
          .withHint("change the file by hand");
    }
  }
}
