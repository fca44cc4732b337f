// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.commons.compress.archivers.tar.TarConstants.DEFAULT_BLKSIZE;
import static org.apache.commons.compress.archivers.tar.TarConstants.DEFAULT_RCDSIZE;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar archive as the library reads them behind a {@link HeaderGuard}. */
final class TarReader {
  private final HeaderGuard guard;
  private final TarArchiveInputStream tar;
  private final Refusal refusal;

  TarReader(InputStream in, Refusal refusal) {
    this.guard = new HeaderGuard(in, refusal);
    // Lenient: owners, modes and times are not used, so that they need not be numbers.
    this.tar =
        new TarArchiveInputStream(guard, DEFAULT_BLKSIZE, DEFAULT_RCDSIZE, UTF_8.name(), true);
    this.refusal = refusal;
  }

  /** The next entry; null behind the last one, when the input has been read to its end. */
  @Nullable
  TarEntry next() throws IOException {
    var read = nextOfLibrary();
    if (read == null) {
      return null;
    }
    var judged = guard.entry();
    boolean same = read.getSize() == judged.size()
        && !read.isSparse()
        && bare(read.getName()).equals(bare(judged.name()));
    if (!same) {
      throw refusal.entry(judged.name(), "has another name or size for other readers");
    }
    return judged;
  }

  /** Reads from the content of the current entry; -1 at its end. */
  int read(byte[] buffer) throws IOException {
    return tar.read(buffer, 0, buffer.length);
  }

  private @Nullable TarArchiveEntry nextOfLibrary() throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      if (guard.inputFailed()) {
        throw e;
      }
      throw refusal.because("it has a damaged header");
    }
  }

  /** The library drops slashes in front of names and appends one to those of directories. */
  private static String bare(String name) {
    int start = 0;
    int end = name.length();
    while (start < end && name.charAt(start) == '/') {
      start++;
    }
    while (end > start && name.charAt(end - 1) == '/') {
      end--;
    }
    return name.substring(start, end);
  }
}
