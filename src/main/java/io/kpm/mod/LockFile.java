// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.text.Foreign;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code kcl.mod.lock} says: all dependencies, flat, one version per name.
 *
 * @param entries sorted by the bytes of their keys
 */
public record LockFile(List<LockEntry> entries) {
  /** The name of the file beside {@code kcl.mod}. */
  public static final String NAME = "kcl.mod.lock";

  /** No dependencies: a file of no bytes. */
  public static final LockFile EMPTY = new LockFile(List.of());

  public LockFile {
    var sorted = new ArrayList<>(entries);
    sorted.sort(ByKey.INSTANCE);
    entries = List.copyOf(sorted);
  }

  /**
   * Reads the lock of a directory; empty if there is none.
   *
   * @throws KpmException {@code E_MOD} with line and column; {@code E_LOCK} if it contradicts
   *     itself or has a form of which this version knows nothing; {@code E_LIMIT} if it is too
   *     large
   */
  public static Optional<LockFile> in(Path directory) {
    var file = directory.resolve(NAME);
    try {
      return Optional.of(parse(Files.readAllBytes(file), file.toString()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskError.of("cannot read", file, e);
    }
  }

  /** Reads the content of a lock; {@code file} is its name for messages. Fails as {@link #in}. */
  public static LockFile parse(byte[] content, String file) {
    var toml = TomlDocument.read(content, Foreign.escape(file), ErrorId.E_LOCK);
    for (var entry : toml.root().values().entrySet()) {
      if (!entry.getKey().equals("dependencies")) {
        throw toml.complaint(
            ErrorId.E_LOCK,
            entry.getValue(),
            Foreign.quote(entry.getKey()) + " is unknown: is the lock of a newer kpm?");
      }
    }
    var entries = new ArrayList<LockEntry>();
    Optional<TomlValue.Table> table = toml.table(toml.root(), "dependencies");
    if (table.isPresent()) {
      for (var key : table.get().values().keySet()) {
        var fields = toml.table(table.get(), key).orElseThrow();
        entries.add(new Fields(toml, fields).entry(key));
      }
    }
    return new LockFile(entries);
  }

  /** The entry of a dependency, by key or alias. */
  public Optional<LockEntry> entry(String key) {
    for (var entry : entries) {
      if (entry.key().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The file as upstream kpm writes it, with our fields after {@code sum}. */
  public String text() {
    if (entries.isEmpty()) {
      return "";
    }
    var out = new StringBuilder("[dependencies]\n");
    for (var entry : entries) {
      append(out, entry);
    }
    return out.toString();
  }

  /**
   * Puts the lock into a directory, by rename; does nothing if the file has this text already.
   *
   * @return whether the file changed
   * @throws KpmException {@code E_POLICY} if the file is a link; {@code E_IO}
   */
  public boolean writeTo(Path directory) {
    var file = directory.resolve(NAME);
    if (Files.isSymbolicLink(file)) {
      throw new KpmException(
              ErrorId.E_POLICY,
              "cannot write " + Foreign.quote(file.toString()) + ": it is a link to another file")
          .withHint("replace the link by a file");
    }
    var bytes = text().getBytes(UTF_8);
    try {
      boolean same = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Arrays.equals(Files.readAllBytes(file), bytes);
      if (!same) {
        AtomicFile.write(file, bytes, AtomicFile.Access.AS_BEFORE);
      }
      return !same;
    } catch (IOException e) {
      throw DiskError.of("cannot write", file, e);
    }
  }

  private static void append(StringBuilder out, LockEntry entry) {
    out.append("  [dependencies.").append(TomlWriter.key(entry.key())).append("]\n");
    append(out, "name", entry.identity().name());
    append(out, "full_name", entry.identity().fullName());
    append(out, "version", entry.identity().version());
    append(out, "sum", entry.checks().sum());
    append(out, "digest", entry.checks().digest());
    append(out, "tree", entry.checks().tree());
    append(out, "url", entry.git().url());
    append(out, "branch", entry.git().branch());
    append(out, "commit", entry.git().commit());
    append(out, "git_tag", entry.git().tag());
    append(out, "package", entry.packageName());
    append(out, "reg", entry.oci().registry());
    append(out, "repo", entry.oci().repository());
    append(out, "oci_tag", entry.oci().tag());
  }

  private static void append(StringBuilder out, String field, String value) {
    if (!value.isEmpty()) {
      out.append("    ")
          .append(field)
          .append(" = ")
          .append(TomlWriter.text(value))
          .append('\n');
    }
  }

  /** A class and not a lambda, because the first lambda of a process costs milliseconds. */
  private enum ByKey implements Comparator<LockEntry> {
    INSTANCE;

    @Override
    public int compare(LockEntry a, LockEntry b) {
      return Utf8Order.INSTANCE.compare(a.key(), b.key());
    }
  }

  /** The fields of one entry; others are skipped, as everybody does who reads these files. */
  private record Fields(TomlDocument toml, TomlValue.Table table) {
    LockEntry entry(String key) {
      var repository = field("repo");
      return new LockEntry(
          key,
          new LockEntry.Identity(field("name"), field("full_name"), field("version")),
          new LockEntry.Checks(field("sum"), field("digest"), field("tree")),
          new LockEntry.Git(field("url"), field("branch"), field("commit"), field("git_tag")),
          // Upstream's may begin with a slash.
          new LockEntry.Oci(
              field("reg"),
              repository.startsWith("/") ? repository.substring(1) : repository,
              field("oci_tag")),
          field("package"));
    }

    private String field(String name) {
      return toml.text(table, name).orElse("");
    }
  }
}
