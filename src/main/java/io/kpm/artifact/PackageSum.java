// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.Selection;
import io.kpm.archive.SourceTree;
import io.kpm.hash.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The checksum that upstream kpm knows: the contents of the files, one after the other in the order
 * of a walk, without names and boundaries. It does not notice a renamed file;
 * {@link FileList#tree()} does.
 */
public final class PackageSum {
  /**
   * What upstream records for a package that lies below a path with {@code .git} in it: the hash of
   * nothing. As the sum of a package with files it means that no sum is known.
   */
  public static final String OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  private static final int BUFFER_BYTES = 64 * 1024;

  private final MessageDigest hash = Digest.Algorithm.SHA256.start();

  /** The sum of a directory of plain files, such as an unpacked package. */
  public static String of(Path directory, ArchiveLimits limits) throws IOException {
    var sum = new PackageSum();
    var tree = SourceTree.of(directory, Selection.all(), limits, "`" + directory + "`");
    var buffer = new byte[BUFFER_BYTES];
    for (var item : tree.items()) {
      if (!item.directory() && counts(item.path())) {
        sum.addFile(item.source(), buffer);
      }
    }
    return sum.value();
  }

  /** Reads files of a package by their paths. */
  public interface Content {
    byte[] read(String path) throws IOException;
  }

  /** The sum of files that may lie anywhere. */
  public static String of(FileList files, Content content) throws IOException {
    var sum = new PackageSum();
    for (var file : files.inWalkOrder()) {
      if (counts(file.path())) {
        var bytes = content.read(file.path());
        sum.add(bytes, 0, bytes.length);
      }
    }
    return sum.value();
  }

  /** Whether the content of a file counts; the path is relative to the package. */
  static boolean counts(String path) {
    return !path.contains(".git") && !path.contains(".tar");
  }

  /** Adds bytes of a file that counts; files come in the order of the walk. */
  void add(byte[] bytes, int offset, int length) {
    hash.update(bytes, offset, length);
  }

  /** The sum in base64; asked once. */
  String value() {
    return Base64.getEncoder().encodeToString(hash.digest());
  }

  private void addFile(Path file, byte[] buffer) throws IOException {
    try (var content = Files.newInputStream(file)) {
      for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
        add(buffer, 0, got);
      }
    }
  }
}
