// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive whose bytes depend on names and contents alone: ustar with PAX headers only
 * where a name or a size needs one, files 0644, directories 0755, time 0, no owner.
 *
 * <p>Entries appear in the order of the calls. The target stays open.
 */
public final class ArchiveWriter implements AutoCloseable {
  private static final int NAME_BYTES = 100;
  private static final int PREFIX_BYTES = 155;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final OutputStream out;
  private final TarArchiveOutputStream tar;
  private final @Nullable GzipOutput gzip;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** The library writes block by block: the buffer makes pieces that are worth compressing. */
  private ArchiveWriter(OutputStream target, @Nullable GzipOutput gzip) {
    this.out = new BufferedOutputStream(gzip == null ? target : gzip, BUFFER_BYTES);
    this.tar = new TarArchiveOutputStream(out, UTF_8.name());
    this.gzip = gzip;
    // Whatever does not fit one header is written here, in PAX headers without names and times.
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
  }

  /** Starts an archive; {@code target} need not be buffered. */
  public static ArchiveWriter to(OutputStream target, Format format) throws IOException {
    var gzip = format == Format.TAR_GZIP ? new GzipOutput(target) : null;
    return new ArchiveWriter(target, gzip);
  }

  /** Adds a directory; {@code path} is relative, with {@code /}, without one at its end. */
  public void directory(String path) throws IOException {
    header(path, TarFormat.DIRECTORY, 0);
    tar.closeArchiveEntry();
  }

  /**
   * Adds a file; reads {@code content} to its end, closing it stays with the caller.
   *
   * @return whether the content had the stated size; if not, the archive is damaged
   */
  public boolean file(String path, long size, InputStream content) throws IOException {
    header(path, TarFormat.FILE, size);
    long left = size;
    for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
      left -= got;
      if (left < 0) {
        return false;
      }
      tar.write(buffer, 0, got);
    }
    if (left > 0) {
      return false;
    }
    tar.closeArchiveEntry();
    return true;
  }

  /** Writes the end of the archive; without it no reader accepts the rest. */
  public void finish() throws IOException {
    tar.finish();
    out.flush();
    if (gzip != null) {
      gzip.finish();
      gzip.flush();
    }
  }

  /** Frees what the compression holds. */
  @Override
  public void close() {
    if (gzip != null) {
      gzip.close();
    }
  }

  private void header(String path, char type, long size) throws IOException {
    int split = split(path);
    var records = new StringBuilder();
    if (split < 0) {
      appendRecord(records, "path", path);
    }
    if (size > TarFormat.MAX_OCTAL_SIZE) {
      appendRecord(records, "size", Long.toString(size));
    }
    if (!records.isEmpty()) {
      extendedHeader(path, records.toString().getBytes(UTF_8));
    }
    if (split > 0) {
      tar.putArchiveEntry(
          new UstarEntry(path.substring(0, split), path.substring(split + 1), type, size));
    } else {
      tar.putArchiveEntry(new UstarEntry("", split == 0 ? path : asciiName(path), type, size));
    }
  }

  private void extendedHeader(String path, byte[] records) throws IOException {
    int slash = path.lastIndexOf('/') + 1;
    var name = path.substring(0, slash) + "PaxHeaders.0/" + path.substring(slash);
    tar.putArchiveEntry(new UstarEntry("", asciiName(name), TarFormat.PAX, records.length));
    tar.write(records);
    tar.closeArchiveEntry();
  }

  /**
   * Where a name is cut into prefix and name: 0 if it needs no prefix, else the place of a slash;
   * -1 if ustar cannot hold it.
   */
  private static int split(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return -1;
      }
    }
    if (name.length() <= NAME_BYTES) {
      return 0;
    }
    int at = name.lastIndexOf('/', Math.min(name.length() - 2, PREFIX_BYTES));
    return at > 0 && name.length() - at - 1 <= NAME_BYTES ? at : -1;
  }

  /** What readers without PAX see: the name without its foreign letters, cut. */
  private static String asciiName(String path) {
    var ascii = new StringBuilder();
    for (int i = 0; i < path.length() && ascii.length() < NAME_BYTES; i++) {
      if (path.charAt(i) < 0x80) {
        ascii.append(path.charAt(i));
      }
    }
    return ascii.toString();
  }

  /** {@code LENGTH KEY=VALUE\n}, where the length counts its own digits too. */
  private static void appendRecord(StringBuilder records, String key, String value) {
    var rest = " " + key + "=" + value + "\n";
    int restBytes = rest.getBytes(UTF_8).length;
    int length = restBytes + Integer.toString(restBytes).length();
    length = restBytes + Integer.toString(length).length();
    records.append(length).append(rest);
  }
}
