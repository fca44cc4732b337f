// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.EOFException;
import java.io.IOException;

/** A body in chunks (RFC 9112, section 7.1); one without the zero chunk fails. */
final class ChunkedBody extends MessageBody {
  // A size of 15 hexadecimal digits stays below 2^63.
  private static final int MAX_SIZE_DIGITS = 15;
  private static final int MAX_LINE_BYTES = 1024;

  private final MessageReader reader;
  private long got;
  private long leftInChunk;
  private boolean isInside;
  private boolean isComplete;

  ChunkedBody(MessageReader reader) {
    this.reader = reader;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!isComplete && leftInChunk == 0) {
      nextChunk();
    }
    if (isComplete) {
      return -1;
    }
    int read = reader.read(into, offset, (int) Math.min(count, leftInChunk));
    if (read < 0) {
      throw cut();
    }
    leftInChunk -= read;
    got += read;
    return read;
  }

  @Override
  public boolean isComplete() {
    return isComplete;
  }

  private void nextChunk() throws IOException {
    try {
      if (isInside && !reader.readLine(MAX_LINE_BYTES).isEmpty()) {
        throw new MalformedMessageException("a chunk is longer than announced");
      }
      isInside = true;
      leftInChunk = sizeIn(reader.readLine(MAX_LINE_BYTES));
      if (leftInChunk == 0) {
        reader.readFields(MessageReader.MAX_HEAD_BYTES);
        isComplete = true;
      }
    } catch (EOFException e) {
      throw cut();
    }
  }

  private EOFException cut() {
    return new EOFException("got " + got + " bytes of a chunked body without end");
  }

  private static long sizeIn(String line) throws MalformedMessageException {
    int extension = line.indexOf(';');
    var size = Syntax.trim(extension < 0 ? line : line.substring(0, extension));
    if (size.isEmpty() || size.length() > MAX_SIZE_DIGITS) {
      throw new MalformedMessageException("a chunk has no usable size");
    }
    long value = 0;
    for (int i = 0; i < size.length(); i++) {
      int digit = Character.digit(size.charAt(i), 16);
      if (digit < 0 || size.charAt(i) > 'f') {
        throw new MalformedMessageException("a chunk has no usable size");
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
