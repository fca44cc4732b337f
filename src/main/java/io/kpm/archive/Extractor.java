// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Unpacks archives that nobody has reason to trust.
 *
 * <p>Refused are names that lead out of the directory or mean different things on different
 * systems, links, devices, entries with two names or sizes, names that occur twice, damage of any
 * kind, bytes behind the end, and whatever exceeds {@link ArchiveLimits}. A refused archive may
 * have been unpacked in part: the directory is one that the caller throws away then.
 */
public final class Extractor {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  private final ArchiveLimits limits;

  public Extractor(ArchiveLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads an archive to its end and writes its files, 0644, and directories, 0755, less the umask.
   *
   * @param directory exists and is empty; nobody else writes there
   * @param what the archive for messages, such as {@code layer `sha256:…` of `host/repo:tag`}
   * @return the files in the order of the archive
   * @throws KpmException {@code E_ARCHIVE} or {@code E_LIMIT} if the archive is refused
   * @throws IOException if it cannot be read, or its files cannot be written
   */
  public List<ArchivedFile> extract(InputStream archive, Format format, Path directory, String what)
      throws IOException {
    var refusal = new Refusal(what);
    var packed = new CountingInput(archive, limits.bytes().layerBytes(), refusal);
    if (format == Format.TAR) {
      return extract(packed, packed, directory, refusal);
    }
    try (var unpacked = new GzipInput(packed, refusal)) {
      return extract(unpacked, packed, directory, refusal);
    }
  }

  private List<ArchivedFile> extract(
      InputStream unpacked, CountingInput packed, Path directory, Refusal refusal)
      throws IOException {
    var guarded = new ExpansionGuard(unpacked, packed, limits, refusal);
    return new Extraction(new TarReader(guarded, refusal), directory, refusal).run();
  }

  /** The work on one archive. */
  private final class Extraction {
    private final TarReader tar;
    private final Path directory;
    private final Refusal refusal;
    private final NameTree names;
    private final List<ArchivedFile> files = new ArrayList<>();
    private final MessageDigest hash = Digest.Algorithm.SHA256.start();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long expanded;

    Extraction(TarReader tar, Path directory, Refusal refusal) {
      this.tar = tar;
      this.directory = directory;
      this.refusal = refusal;
      this.names = new NameTree(limits.tree(), refusal);
    }

    List<ArchivedFile> run() throws IOException {
      for (var entry = tar.next(); entry != null; entry = tar.next()) {
        if (entry.directory()) {
          createDirectories(names.directory(entry.name()));
        } else {
          var accepted = names.file(entry.name());
          checkSize(entry);
          createDirectories(accepted);
          files.add(write(accepted.path(), entry.size()));
        }
      }
      return List.copyOf(files);
    }

    private void checkSize(TarEntry entry) throws IOException {
      var bytes = limits.bytes();
      if (entry.size() > bytes.fileBytes()) {
        requireContent(bytes.fileBytes());
        throw refusal.limit(
            "fileBytes",
            bytes.fileBytes(),
            "entry " + Foreign.quote(entry.name()) + " has " + entry.size() + " bytes");
      }
      expanded += entry.size();
      if (expanded > bytes.expandedBytes()) {
        throw refusal.limit("expandedBytes", bytes.expandedBytes(), "it unpacks to more bytes");
      }
    }

    /** A size that the archive does not have is damage, which shows before the limit is reached. */
    private void requireContent(long bytes) throws IOException {
      long left = bytes;
      while (left > 0) {
        int got = tar.read(buffer);
        if (got < 0) {
          return;
        }
        left -= got;
      }
    }

    private void createDirectories(NameTree.Accepted accepted) throws IOException {
      for (var path : accepted.newDirectories()) {
        Files.createDirectory(resolve(path), DIRECTORY_MODE);
      }
    }

    private ArchivedFile write(String path, long size) throws IOException {
      var file = resolve(path);
      try (var out = Files.newByteChannel(
          file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), FILE_MODE)) {
        for (int got = tar.read(buffer); got >= 0; got = tar.read(buffer)) {
          hash.update(buffer, 0, got);
          var bytes = ByteBuffer.wrap(buffer, 0, got);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
        }
      }
      return new ArchivedFile(path, size, Digest.finish(Digest.Algorithm.SHA256, hash));
    }

    /** The names have passed {@link NameTree}, so that they cannot lead elsewhere. */
    private Path resolve(String path) {
      try {
        return directory.resolve(path);
      } catch (InvalidPathException e) {
        throw new KpmException(
                ErrorId.E_IO,
                "cannot create " + Foreign.quote(path) + ": the locale cannot name it",
                e)
            .withHint("set LC_ALL=C.UTF-8");
      }
    }
  }
}
