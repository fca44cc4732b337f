// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests for fixtures, computed without the code under test. */
public final class Sha256 {
  private Sha256() {}

  /** {@code sha256:} and 64 digits. */
  public static String of(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
