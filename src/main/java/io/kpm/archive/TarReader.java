// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar archive, judged by their raw headers: only regular files and directories,
 * with one name and one size each, and nothing behind the end.
 */
final class TarReader {
  // Names are 1 024 bytes at most; a time stamp with 300 000 digits still passes, unread.
  private static final int MAX_EXTENSION_BYTES = 1024 * 1024;

  private final InputStream in;
  private final Refusal refusal;
  private final byte[] block = new byte[TarFormat.BLOCK_BYTES];
  private long bodyLeft;
  private int paddingLeft;
  private boolean empty = true;

  // What the next entry is told in advance.
  private @Nullable PaxRecords pax;
  private byte @Nullable [] longName;

  TarReader(InputStream in, Refusal refusal) {
    this.in = in;
    this.refusal = refusal;
  }

  /** The next entry; null behind the last one, when the input has been read to its end. */
  @Nullable
  TarEntry next() throws IOException {
    skip(bodyLeft + paddingLeft);
    startBody(0);
    while (readBlock()) {
      var header = new TarHeader(block, refusal);
      if (TarHeader.isEnd(block)) {
        finish();
        return null;
      }
      if (!header.hasValidChecksum()) {
        throw refusal.because(
            empty ? "it is not a tar archive" : "it has a damaged header, or bytes behind its end");
      }
      empty = false;
      if (!isExtension(header)) {
        return entry(header);
      }
    }
    if (!empty) {
      throw cutShort();
    }
    return null;
  }

  /** Reads from the content of the current entry; -1 at its end. */
  int read(byte[] buffer) throws IOException {
    if (bodyLeft == 0) {
      return -1;
    }
    int got = in.read(buffer, 0, (int) Math.min(buffer.length, bodyLeft));
    if (got < 0) {
      throw cutShort();
    }
    bodyLeft -= got;
    return got;
  }

  private boolean readBlock() throws IOException {
    int got = in.readNBytes(block, 0, block.length);
    if (got != 0 && got != block.length) {
      throw empty ? refusal.because("it is not a tar archive") : cutShort();
    }
    return got != 0;
  }

  /** Takes a header that only speaks of the next one. */
  private boolean isExtension(TarHeader header) throws IOException {
    switch (header.type()) {
      case TarFormat.PAX -> {
        refuseSecondExtension(header);
        pax = PaxRecords.parse(extensionBody(header), refusal);
      }
      case TarFormat.GNU_LONG_NAME -> {
        refuseSecondExtension(header);
        longName = withoutNul(extensionBody(header));
      }
      case TarFormat.GLOBAL_PAX -> {
        refuseSecondExtension(header);
        if (PaxRecords.parse(extensionBody(header), refusal).changesEntries()) {
          throw refusal.because("it has a global PAX header that renames entries");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void refuseSecondExtension(TarHeader header) {
    if (pax != null || longName != null) {
      throw refusal.entry(header.lossyName(), "is the second extended header of one entry");
    }
  }

  private byte[] extensionBody(TarHeader header) throws IOException {
    long size = header.size();
    if (size > MAX_EXTENSION_BYTES) {
      throw refusal.entry(
          header.lossyName(),
          "is an extended header of more than " + MAX_EXTENSION_BYTES + " bytes");
    }
    var body = in.readNBytes((int) size);
    if (body.length < size) {
      throw cutShort();
    }
    skip(TarFormat.padding(size));
    return body;
  }

  private TarEntry entry(TarHeader header) {
    var extension = pax;
    var name = name(header, extension);
    checkType(name, header.type());
    if (extension != null && extension.hasLinkPath()) {
      throw refusal.entry(name, "has the target of a link");
    }
    long size = size(name, header, extension);
    boolean directory = header.type() == TarFormat.DIRECTORY;
    if (directory && size != 0) {
      throw refusal.entry(name, "is a directory with content");
    }
    pax = null;
    longName = null;
    startBody(size);
    return new TarEntry(name, directory, size);
  }

  private String name(TarHeader header, @Nullable PaxRecords extension) {
    var raw = header.name();
    if (longName != null) {
      raw = longName;
    } else if (extension != null) {
      raw = extension.path().orElse(raw);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      throw refusal.entry(new String(raw, UTF_8), "has a name that is not UTF-8");
    }
  }

  private void checkType(String name, char type) {
    switch (type) {
      case TarFormat.FILE, TarFormat.OLD_FILE, TarFormat.DIRECTORY -> {}
      case TarFormat.HARD_LINK, TarFormat.SYMBOLIC_LINK, TarFormat.GNU_LONG_LINK ->
        throw refusal.entry(name, "is a link: links are not allowed in packages");
      case '3', '4', '6' -> throw refusal.entry(name, "is a device or a pipe");
      default ->
        throw refusal.entry(name, "is neither a file nor a directory: its type is `" + type + "`");
    }
  }

  private long size(String name, TarHeader header, @Nullable PaxRecords extension) {
    long stated = header.size();
    if (extension == null) {
      return stated;
    }
    long size = extension.size().orElse(stated);
    boolean same = size == stated || (size > TarFormat.MAX_OCTAL_SIZE && stated == 0);
    if (!same) {
      throw refusal.entry(name, "has two different sizes");
    }
    return size;
  }

  private void startBody(long size) {
    bodyLeft = size;
    paddingLeft = TarFormat.padding(size);
  }

  /** After the first block of zeros: a second one, and nothing but zeros up to the end. */
  private void finish() throws IOException {
    if (pax != null || longName != null) {
      throw refusal.because("it ends with an extended header for no entry");
    }
    if (!readBlock()) {
      throw cutShort();
    }
    var buffer = new byte[TarFormat.BLOCK_BYTES * 20];
    int got = block.length;
    System.arraycopy(block, 0, buffer, 0, got);
    while (got >= 0) {
      for (int i = 0; i < got; i++) {
        if (buffer[i] != 0) {
          throw refusal.because("it has bytes behind its end");
        }
      }
      got = in.read(buffer);
    }
  }

  private void skip(long count) throws IOException {
    var buffer = new byte[8 * 1024];
    long left = count;
    while (left > 0) {
      int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        throw cutShort();
      }
      left -= got;
    }
  }

  private RuntimeException cutShort() {
    return refusal.because("it is cut short");
  }

  private static byte[] withoutNul(byte[] name) {
    int end = name.length;
    if (end > 0 && name[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(name, end);
  }
}
