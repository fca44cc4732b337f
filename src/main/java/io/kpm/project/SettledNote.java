// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * One note of a {@link SettledMemory}: what was read, to the byte, and what it came to.
 *
 * @param registry the default registry at that time
 * @param repository the default repository at that time
 * @param witnesses the files that were read, with their content
 * @param packages a line each, as {@link RememberedPackage} has them
 */
record SettledNote(
    String registry, String repository, Map<Path, byte[]> witnesses, List<String> packages) {
  // To be raised whenever the same files come to mean other packages.
  private static final String FORMAT = "kpm settled 1";

  /** The bytes of a note, with a checksum at their end. */
  byte[] toBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeUTF(registry);
      out.writeUTF(repository);
      out.writeInt(witnesses.size());
      for (var witness : witnesses.entrySet()) {
        out.writeUTF(witness.getKey().toString());
        writeBlock(out, witness.getValue());
      }
      writeBlock(out, String.join("\n", packages).getBytes(UTF_8));
      out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    }
    return bytes.toByteArray();
  }

  /** Reads a note; empty if it is damaged or of another version. */
  static Optional<SettledNote> read(byte[] bytes) {
    int length = bytes.length - Long.BYTES;
    if (length < 0) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        var tail = new DataInputStream(new ByteArrayInputStream(bytes, length, Long.BYTES))) {
      if (tail.readLong() != checksum(bytes, length) || !in.readUTF().equals(FORMAT)) {
        return Optional.empty();
      }
      var registry = in.readUTF();
      var repository = in.readUTF();
      var witnesses = new LinkedHashMap<Path, byte[]>();
      for (int left = in.readInt(); left > 0; left--) {
        witnesses.put(Path.of(in.readUTF()), readBlock(in));
      }
      var packages = new String(readBlock(in), UTF_8);
      return Optional.of(new SettledNote(registry, repository, witnesses, lines(packages)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether all that was read then is there and the same now. */
  boolean holds() throws IOException {
    for (var witness : witnesses.entrySet()) {
      if (!isSame(witness.getKey(), witness.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Path file, byte[] content) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(file), content);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
  }

  private static long checksum(byte[] bytes, int length) {
    var checksum = new CRC32();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  private static void writeBlock(DataOutputStream out, byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }

  private static byte[] readBlock(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new EOFException();
    }
    return in.readNBytes(length);
  }
}
