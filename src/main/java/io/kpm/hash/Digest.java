// SPDX-License-Identifier: Apache-2.0
package io.kpm.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A content digest such as {@code sha256:9f86…}.
 *
 * @param algorithm how the bytes were hashed
 * @param hex the hash as lower-case hexadecimal digits, without the prefix
 */
public record Digest(Algorithm algorithm, String hex) {
  private static final int SHORT_DIGITS = 12;
  private static final int BUFFER_BYTES = 64 * 1024;

  public Digest {
    if (!isHex(hex, algorithm.hexDigits())) {
      throw new IllegalArgumentException("not " + algorithm.hexDigits() + " hex digits: " + hex);
    }
  }

  /**
   * The algorithms that kpm verifies
   * (https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#registered-algorithms).
   */
  public enum Algorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String prefix;
    private final String javaName;
    private final int hexDigits;

    Algorithm(String prefix, String javaName, int hexDigits) {
      this.prefix = prefix;
      this.javaName = javaName;
      this.hexDigits = hexDigits;
    }

    /** The name in front of the colon. */
    public String prefix() {
      return prefix;
    }

    /** A fresh computation of this hash. */
    public MessageDigest start() {
      try {
        return MessageDigest.getInstance(javaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has " + javaName, e);
      }
    }

    int hexDigits() {
      return hexDigits;
    }
  }

  /** Reads the textual form; empty if it is anything but a known prefix and lower-case digits. */
  public static Optional<Digest> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    var hex = text.substring(colon + 1);
    for (var algorithm : Algorithm.values()) {
      if (text.startsWith(algorithm.prefix) && colon == algorithm.prefix.length()) {
        return isHex(hex, algorithm.hexDigits)
            ? Optional.of(new Digest(algorithm, hex))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The SHA-256 digest of bytes that are in memory anyway. */
  public static Digest of(byte[] bytes) {
    return finish(Algorithm.SHA256, digestOf(bytes));
  }

  /** The SHA-256 digest of a stream, consumed to its end; closing it stays with the caller. */
  public static Digest of(InputStream content) throws IOException {
    var hash = Algorithm.SHA256.start();
    var buffer = new byte[BUFFER_BYTES];
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      hash.update(buffer, 0, count);
    }
    return finish(Algorithm.SHA256, hash);
  }

  /** The SHA-256 digest of a file, read in pieces. */
  public static Digest of(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return of(content);
    }
  }

  /** The digest that a finished computation stands for; the computation starts anew. */
  public static Digest finish(Algorithm algorithm, MessageDigest hash) {
    return new Digest(algorithm, HexFormat.of().formatHex(hash.digest()));
  }

  /** The first digits of the hash, for lines that people read. */
  public String shortHex() {
    return hex.substring(0, SHORT_DIGITS);
  }

  // Written out because the generated one starts the machinery of method handles: 15 ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest
        && digest.algorithm == algorithm
        && digest.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return algorithm.prefix + ":" + hex;
  }

  private static MessageDigest digestOf(byte[] bytes) {
    var hash = Algorithm.SHA256.start();
    hash.update(bytes);
    return hash;
  }

  private static boolean isHex(String text, int digits) {
    if (text.length() != digits) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
