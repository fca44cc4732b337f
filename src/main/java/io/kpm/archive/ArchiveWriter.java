// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive whose bytes depend on names and contents alone: ustar with PAX headers only
 * where a name or a size needs one, files 0644, directories 0755, time 0, no owner.
 *
 * <p>Entries appear in the order of the calls. The target stays open.
 */
public final class ArchiveWriter implements AutoCloseable {
  private static final int FILE_MODE = 0644;
  private static final int DIRECTORY_MODE = 0755;
  private static final int NAME_BYTES = 100;
  private static final int PREFIX_BYTES = 155;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int END_BLOCKS = 2;

  private final OutputStream out;
  private final @Nullable GzipOutput gzip;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** The buffer makes the pieces that are compressed independent of those that were read. */
  private ArchiveWriter(OutputStream target, @Nullable GzipOutput gzip) {
    this.out = new BufferedOutputStream(gzip == null ? target : gzip, BUFFER_BYTES);
    this.gzip = gzip;
  }

  /** Starts an archive; {@code target} need not be buffered. */
  public static ArchiveWriter to(OutputStream target, Format format) throws IOException {
    var gzip = format == Format.TAR_GZIP ? new GzipOutput(target) : null;
    return new ArchiveWriter(target, gzip);
  }

  /** Adds a directory; {@code path} is relative, with {@code /}, without one at its end. */
  public void directory(String path) throws IOException {
    header(path, TarFormat.DIRECTORY, DIRECTORY_MODE, 0);
  }

  /**
   * Adds a file; reads {@code content} to its end, closing it stays with the caller.
   *
   * @return whether the content had the stated size; if not, the archive is damaged
   */
  public boolean file(String path, long size, InputStream content) throws IOException {
    header(path, TarFormat.FILE, FILE_MODE, size);
    long left = size;
    for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
      left -= got;
      if (left < 0) {
        return false;
      }
      out.write(buffer, 0, got);
    }
    out.write(new byte[TarFormat.padding(size)]);
    return left == 0;
  }

  /** Writes the end of the archive; without it no reader accepts the rest. */
  public void finish() throws IOException {
    out.write(new byte[END_BLOCKS * TarFormat.BLOCK_BYTES]);
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

  private void header(String path, char type, int mode, long size) throws IOException {
    var name = path.getBytes(UTF_8);
    int split = split(name);
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
    var header = new HeaderBlock(type, mode, size > TarFormat.MAX_OCTAL_SIZE ? 0 : size);
    if (split < 0) {
      header.name(asciiName(path));
    } else {
      header.name(name, split);
    }
    out.write(header.finish());
  }

  private void extendedHeader(String path, byte[] records) throws IOException {
    int slash = path.lastIndexOf('/') + 1;
    var name = path.substring(0, slash) + "PaxHeaders.0/" + path.substring(slash);
    var header = new HeaderBlock(TarFormat.PAX, FILE_MODE, records.length);
    header.name(asciiName(name));
    out.write(header.finish());
    out.write(records);
    out.write(new byte[TarFormat.padding(records.length)]);
  }

  /**
   * Where a name is cut into prefix and name: 0 if it needs no prefix, else the place of a slash;
   * -1 if ustar cannot hold it.
   */
  private static int split(byte[] name) {
    for (byte b : name) {
      if (b < 0) {
        return -1;
      }
    }
    if (name.length <= NAME_BYTES) {
      return 0;
    }
    for (int at = Math.min(name.length - 2, PREFIX_BYTES); at > 0; at--) {
      if (name[at] == '/') {
        return name.length - at - 1 <= NAME_BYTES ? at : -1;
      }
    }
    return -1;
  }

  /** What readers without PAX see: the name without its foreign letters, cut. */
  private static byte[] asciiName(String path) {
    var ascii = new StringBuilder();
    for (int i = 0; i < path.length() && ascii.length() < NAME_BYTES; i++) {
      if (path.charAt(i) < 0x80) {
        ascii.append(path.charAt(i));
      }
    }
    return ascii.toString().getBytes(US_ASCII);
  }

  /** {@code LENGTH KEY=VALUE\n}, where the length counts its own digits too. */
  private static void appendRecord(StringBuilder records, String key, String value) {
    var rest = " " + key + "=" + value + "\n";
    int restBytes = rest.getBytes(UTF_8).length;
    int length = restBytes + Integer.toString(restBytes).length();
    length = restBytes + Integer.toString(length).length();
    records.append(length).append(rest);
  }

  /** A header block under construction. */
  private static final class HeaderBlock {
    private static final int PREFIX = 345;

    private final byte[] block = new byte[TarFormat.BLOCK_BYTES];

    HeaderBlock(char type, int mode, long size) {
      octal(100, 7, mode);
      octal(108, 7, 0);
      octal(116, 7, 0);
      octal(124, 11, size);
      octal(136, 11, 0);
      block[156] = (byte) type;
      System.arraycopy(TarFormat.MAGIC, 0, block, 257, TarFormat.MAGIC.length);
      block[263] = '0';
      block[264] = '0';
      octal(329, 7, 0);
      octal(337, 7, 0);
    }

    void name(byte[] name) {
      System.arraycopy(name, 0, block, 0, name.length);
    }

    void name(byte[] name, int split) {
      if (split == 0) {
        name(name);
        return;
      }
      System.arraycopy(name, 0, block, PREFIX, split);
      System.arraycopy(name, split + 1, block, 0, name.length - split - 1);
    }

    byte[] finish() {
      int sum = 8 * ' ';
      for (byte b : block) {
        sum += b & 0xff;
      }
      octal(148, 6, sum);
      block[155] = ' ';
      return block;
    }

    private void octal(int offset, int digits, long value) {
      long left = value;
      for (int i = offset + digits - 1; i >= offset; i--) {
        block[i] = (byte) ('0' + (left & 7));
        left >>= 3;
      }
    }
  }
}
