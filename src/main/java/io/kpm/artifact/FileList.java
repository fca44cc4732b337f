// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.ArchivedFile;
import io.kpm.archive.Selection;
import io.kpm.archive.SourceTree;
import io.kpm.hash.Digest;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All regular files of a package with their hashes, sorted by the bytes of their paths. */
public final class FileList {
  private static final int HEX_DIGITS = 64;
  private static final String GAP = "  ";

  private final Map<String, ArchivedFile> files;

  private FileList(Map<String, ArchivedFile> files) {
    this.files = files;
  }

  /** The files in any order; each path once, none with a line break. */
  public static FileList of(Collection<ArchivedFile> files) {
    var sorted = new ArrayList<>(files);
    sorted.sort(ByPath.INSTANCE);
    var byPath = new LinkedHashMap<String, ArchivedFile>(sorted.size() * 2);
    for (var file : sorted) {
      byPath.put(file.path(), file);
    }
    return new FileList(Collections.unmodifiableMap(byPath));
  }

  /**
   * Hashes all files of a directory; empty if there are things in it that no package has, such as
   * links.
   */
  public static Optional<FileList> ofDirectory(Path directory, ArchiveLimits limits)
      throws IOException {
    var tree = SourceTree.of(directory, Selection.all(), limits, "`" + directory + "`");
    var found = new ArrayList<ArchivedFile>();
    for (var item : tree.items()) {
      if (!item.directory()) {
        found.add(new ArchivedFile(item.path(), item.size(), Digest.of(item.source())));
      }
    }
    return tree.offenders().isEmpty() ? Optional.of(of(found)) : Optional.empty();
  }

  /**
   * Reads {@link #lines()}; the sizes are {@link ArchivedFile#UNKNOWN_SIZE}. Empty if the text is
   * anything else, or names a file outside of the package.
   */
  public static Optional<FileList> ofLines(String text) {
    var found = new ArrayList<ArchivedFile>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      int path = start + HEX_DIGITS + GAP.length();
      if (end < path || !text.startsWith(GAP, start + HEX_DIGITS)) {
        return Optional.empty();
      }
      var digest = Digest.parse("sha256:" + text.substring(start, start + HEX_DIGITS));
      if (digest.isEmpty() || !isRelative(text.substring(path, end))) {
        return Optional.empty();
      }
      found.add(
          new ArchivedFile(text.substring(path, end), ArchivedFile.UNKNOWN_SIZE, digest.get()));
      start = end + 1;
    }
    return Optional.of(of(found));
  }

  private static boolean isRelative(String path) {
    for (var component : path.split("/", -1)) {
      if (component.isEmpty() || component.equals(".") || component.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** The files in their order. */
  public Collection<ArchivedFile> files() {
    return files.values();
  }

  /** The files in the order of a walk, as {@link PackageSum} needs them. */
  List<ArchivedFile> inWalkOrder() {
    var sorted = new ArrayList<>(files.values());
    sorted.sort(Comparator.comparing(file -> file.path().replace('/', '\0'), Utf8Order.INSTANCE));
    return sorted;
  }

  /** The files below a directory, relative to it. */
  public FileList below(String directory) {
    var prefix = directory + "/";
    var found = new ArrayList<ArchivedFile>();
    for (var file : files.values()) {
      if (file.path().startsWith(prefix)) {
        found.add(
            new ArchivedFile(file.path().substring(prefix.length()), file.size(), file.digest()));
      }
    }
    return of(found);
  }

  /** The sizes of all files together. */
  public long totalBytes() {
    long total = 0;
    for (var file : files.values()) {
      total += file.size();
    }
    return total;
  }

  public Optional<ArchivedFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * The names directly in a directory, sorted; those of directories without a file below are not
   * known here. The root is the empty path.
   */
  public List<String> names(String directory) {
    var prefix = directory.isEmpty() ? "" : directory + "/";
    var names = new TreeSet<>(Utf8Order.INSTANCE);
    for (var path : files.keySet()) {
      if (path.startsWith(prefix)) {
        int slash = path.indexOf('/', prefix.length());
        names.add(path.substring(prefix.length(), slash < 0 ? path.length() : slash));
      }
    }
    return List.copyOf(names);
  }

  /**
   * The hash over names and contents: {@code h1:} and the base64 of the SHA-256 of {@link #lines()}
   * (the {@code h1} of Go modules, https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1).
   */
  public String tree() {
    var hash = Digest.Algorithm.SHA256.start();
    for (var file : files.values()) {
      hash.update(line(file).getBytes(UTF_8));
    }
    return "h1:" + Base64.getEncoder().encodeToString(hash.digest());
  }

  /** One line per file: the digits of its SHA-256, two blanks, its path. */
  public String lines() {
    var lines = new StringBuilder();
    for (var file : files.values()) {
      lines.append(line(file));
    }
    return lines.toString();
  }

  private static String line(ArchivedFile file) {
    return file.digest().hex() + GAP + file.path() + "\n";
  }

  /** A class and not a lambda, because the first lambda of a process costs milliseconds. */
  private enum ByPath implements Comparator<ArchivedFile> {
    INSTANCE;

    @Override
    public int compare(ArchivedFile a, ArchivedFile b) {
      return Utf8Order.INSTANCE.compare(a.path(), b.path());
    }
  }
}
