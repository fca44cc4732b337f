// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All members of a gzip file, one after the other, up to the very end: what follows the last member
 * must be another member (RFC 1952). The JDK's stream guesses whether there is one, and ignores
 * anything else.
 */
final class GzipInput extends InputStream {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int DEFLATED = 8;

  // RFC 1952, 2.3.1: FLG
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int FLAGS_RESERVED = 0xe0;

  private final InputStream in;
  private final Refusal refusal;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipInput(InputStream in, Refusal refusal) {
    this.in = in;
    this.refusal = refusal;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember) {
        startMember();
        continue;
      }
      int got = inflate(target, offset, length);
      if (got > 0) {
        return got;
      }
    }
    return -1;
  }

  /** Frees the memory of the inflater; the source stays open. */
  @Override
  public void close() {
    inflater.end();
  }

  private void startMember() throws IOException {
    if (position == limit && !fill()) {
      ended = true;
      return;
    }
    try {
      readHeader();
    } catch (EOFException e) {
      throw refusal.because("its gzip header is cut short");
    }
    inflater.reset();
    checksum.reset();
    inMember = true;
  }

  private void readHeader() throws IOException {
    if (nextByte() != 0x1f || nextByte() != 0x8b) {
      throw refusal.because("it is not gzip, or has bytes behind its end");
    }
    if (nextByte() != DEFLATED) {
      throw refusal.because("its gzip method is unknown");
    }
    int flags = nextByte();
    if ((flags & FLAGS_RESERVED) != 0) {
      throw refusal.because("its gzip header has unknown flags");
    }
    skipBytes(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skipBytes(nextByte() | nextByte() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skipBytes(2);
    }
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    if (inflater.needsInput() && !feed()) {
      throw refusal.because("it is cut short");
    }
    try {
      int got = inflater.inflate(target, offset, length);
      checksum.update(target, offset, got);
      if (got == 0 && inflater.needsDictionary()) {
        throw refusal.because("its compressed data is damaged");
      }
      if (inflater.finished()) {
        position = limit - inflater.getRemaining();
        finishMember();
      }
      return got;
    } catch (DataFormatException e) {
      throw refusal.because("its compressed data is damaged");
    }
  }

  private boolean feed() throws IOException {
    if (position == limit && !fill()) {
      return false;
    }
    inflater.setInput(buffer, position, limit - position);
    position = limit;
    return true;
  }

  private void finishMember() throws IOException {
    long expanded = inflater.getBytesWritten() & 0xffff_ffffL;
    try {
      if (nextInt() != checksum.getValue() || nextInt() != expanded) {
        throw refusal.because("its gzip checksum is wrong");
      }
    } catch (EOFException e) {
      throw refusal.because("it is cut short");
    }
    inMember = false;
  }

  private long nextInt() throws IOException {
    return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
  }

  private void skipText() throws IOException {
    int next = nextByte();
    while (next != 0) {
      next = nextByte();
    }
  }

  private void skipBytes(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      nextByte();
    }
  }

  private int nextByte() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException();
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = 0;
    int got = in.read(buffer);
    while (got == 0) {
      got = in.read(buffer);
    }
    limit = Math.max(got, 0);
    return got > 0;
  }
}
