// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Tar archives byte by byte, also such as no honest program writes. */
public final class TarBuilder {
  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public static TarBuilder tar() {
    return new TarBuilder();
  }

  public TarBuilder file(String name, String content) {
    return entry('0', name, content.getBytes(UTF_8));
  }

  public TarBuilder directory(String name) {
    return entry('5', name, new byte[0]);
  }

  public TarBuilder link(char type, String name, String target) {
    var header = header(type, name.getBytes(UTF_8), "00000000000");
    put(header, 157, target.getBytes(UTF_8));
    return raw(sealed(header));
  }

  public TarBuilder entry(char type, String name, byte[] content) {
    return entry(type, name.getBytes(UTF_8), octal(content.length), content);
  }

  /** An entry whose field for the size is the given text, followed by the content. */
  public TarBuilder entry(char type, byte[] name, String size, byte[] content) {
    return raw(sealed(header(type, name, size))).body(content);
  }

  /** A PAX header of type {@code x} or {@code g} with the records {@code key=value}. */
  public TarBuilder pax(char type, String... records) {
    var body = new StringBuilder();
    for (var record : records) {
      body.append(paxRecord(record));
    }
    return entry(type, "PaxHeaders.0/x", body.toString().getBytes(UTF_8));
  }

  public TarBuilder raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** The archive without the blocks that end it. */
  public byte[] open() {
    return out.toByteArray();
  }

  /** The archive with its end. */
  public byte[] bytes() {
    raw(new byte[2 * BLOCK]);
    return open();
  }

  /** The archive with its end, compressed. */
  public byte[] gzip() {
    return gzip(bytes());
  }

  public static byte[] gzip(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private TarBuilder body(byte[] content) {
    raw(content);
    return raw(new byte[-content.length & (BLOCK - 1)]);
  }

  private static byte[] header(char type, byte[] name, String size) {
    var header = new byte[BLOCK];
    put(header, 0, Arrays.copyOf(name, Math.min(name.length, 100)));
    put(header, 100, "0000644".getBytes(ISO_8859_1));
    put(header, 124, size.getBytes(ISO_8859_1));
    put(header, 136, "00000000000".getBytes(ISO_8859_1));
    header[156] = (byte) type;
    put(header, 257, "ustar\0".concat("00").getBytes(ISO_8859_1));
    return header;
  }

  private static byte[] sealed(byte[] header) {
    put(header, 148, "        ".getBytes(ISO_8859_1));
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, (octal(sum).substring(5) + "\0 ").getBytes(ISO_8859_1));
    return header;
  }

  private static String paxRecord(String record) {
    int rest = record.getBytes(UTF_8).length + 2;
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length();
    return length + " " + record + "\n";
  }

  private static void put(byte[] target, int offset, byte[] bytes) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  private static String octal(long value) {
    var digits = Long.toOctalString(value);
    return "0".repeat(Math.max(0, 11 - digits.length())) + digits;
  }
}
