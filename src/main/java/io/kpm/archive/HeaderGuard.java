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
 * A tar archive on its way to the library, judged header by header before the library sees it: only
 * regular files and directories, with one name and one size each, and nothing behind the end.
 *
 * <p>Headers that change nothing of what is unpacked are not handed on.
 */
final class HeaderGuard extends InputStream {
  // Names are 1 024 bytes at most; a time stamp with 300 000 digits still passes, unread.
  private static final int MAX_EXTENSION_BYTES = 512 * 1024;

  private final InputStream in;
  private final Refusal refusal;
  private final byte[] block = new byte[TarFormat.BLOCK_BYTES];
  private boolean empty = true;
  private boolean ended;
  private boolean inputFailed;

  // Headers that were judged and wait to be read, then the body and padding behind them.
  private byte[] judged = {};
  private int judgedAt;
  private long bodyLeft;

  // What the next entry is told in advance.
  private @Nullable PaxRecords pax;
  private byte @Nullable [] longName;

  private TarEntry entry = new TarEntry("", true, 0);

  HeaderGuard(InputStream in, Refusal refusal) {
    this.in = in;
    this.refusal = refusal;
  }

  /** The entry whose header was read last. */
  TarEntry entry() {
    return entry;
  }

  /** Whether it was the archive's source that threw, and not what reads from here. */
  boolean inputFailed() {
    return inputFailed;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (judgedAt == judged.length && bodyLeft == 0 && !judgeNext()) {
      return -1;
    }
    if (judgedAt < judged.length) {
      int count = Math.min(length, judged.length - judgedAt);
      System.arraycopy(judged, judgedAt, buffer, offset, count);
      judgedAt += count;
      return count;
    }
    return readBody(buffer, offset, length);
  }

  private int readBody(byte[] buffer, int offset, int length) throws IOException {
    inputFailed = true;
    int got = in.read(buffer, offset, (int) Math.min(length, bodyLeft));
    inputFailed = false;
    if (got < 0) {
      throw cutShort();
    }
    bodyLeft -= got;
    return got;
  }

  /** Judges headers up to the first that is worth handing on; false behind the last one. */
  private boolean judgeNext() throws IOException {
    while (!ended && readBlock()) {
      if (TarHeader.isEnd(block)) {
        finish();
        handOn(block);
        return true;
      }
      var header = new TarHeader(block, refusal);
      if (!header.hasValidChecksum()) {
        throw refusal.because(
            empty ? "it is not a tar archive" : "it has a damaged header, or bytes behind its end");
      }
      empty = false;
      if (judge(header)) {
        return true;
      }
    }
    if (!ended && !empty) {
      throw cutShort();
    }
    return false;
  }

  private boolean readBlock() throws IOException {
    int got = fill(block, 0);
    if (got != 0 && got != block.length) {
      throw empty ? refusal.because("it is not a tar archive") : cutShort();
    }
    return got != 0;
  }

  private int fill(byte[] buffer, int offset) throws IOException {
    inputFailed = true;
    int got = in.readNBytes(buffer, offset, buffer.length - offset);
    inputFailed = false;
    return got;
  }

  private void handOn(byte[] headers) {
    judged = headers;
    judgedAt = 0;
  }

  /** Whether the header is handed on. */
  private boolean judge(TarHeader header) throws IOException {
    switch (header.type()) {
      case TarFormat.PAX -> {
        refuseSecondExtension(header);
        var extension = extension(header);
        pax = PaxRecords.parse(body(extension, header), refusal);
        if (!pax.changesEntries()) {
          return false;
        }
        handOn(extension);
      }
      case TarFormat.GNU_LONG_NAME -> {
        refuseSecondExtension(header);
        var extension = extension(header);
        longName = withoutNul(body(extension, header));
        handOn(extension);
      }
      case TarFormat.GLOBAL_PAX -> {
        refuseSecondExtension(header);
        if (PaxRecords.parse(body(extension(header), header), refusal).changesEntries()) {
          throw refusal.because("it has a global PAX header that renames entries");
        }
        return false;
      }
      default -> {
        judgeEntry(header);
        handOn(block);
      }
    }
    return true;
  }

  private void refuseSecondExtension(TarHeader header) {
    if (pax != null || longName != null) {
      throw refusal.entry(header.lossyName(), "is the second extended header of one entry");
    }
  }

  /** The blocks of an extended header: the header itself, its body and the padding. */
  private byte[] extension(TarHeader header) throws IOException {
    long size = header.size();
    if (size > MAX_EXTENSION_BYTES) {
      throw refusal.entry(
          header.lossyName(),
          "is an extended header of more than " + MAX_EXTENSION_BYTES + " bytes");
    }
    var blocks = Arrays.copyOf(block, block.length + (int) size + TarFormat.padding(size));
    if (fill(blocks, block.length) < blocks.length - block.length) {
      throw cutShort();
    }
    return blocks;
  }

  private static byte[] body(byte[] extension, TarHeader header) {
    int start = TarFormat.BLOCK_BYTES;
    return Arrays.copyOfRange(extension, start, start + (int) header.size());
  }

  private void judgeEntry(TarHeader header) {
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
    bodyLeft = size + TarFormat.padding(size);
    entry = new TarEntry(name, directory, size);
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
    ended = true;
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
