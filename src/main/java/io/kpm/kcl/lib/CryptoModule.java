// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** The system module {@code crypto}: digests of texts as small hexadecimal digits. */
final class CryptoModule extends LibraryModule {
  private static final String[] DIGESTS = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake3"
  };
  private static final String[] ALGORITHMS = {
    "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512"
  };
  private static final int UUID_4 = DIGESTS.length;

  // after the arrays that the constructor reads
  static final CryptoModule TABLE = new CryptoModule();

  private CryptoModule() {
    super("crypto");
    for (int id = 0; id < DIGESTS.length; id++) {
      function(id, DIGESTS[id], BasicType.STR, text("value"), optional("encoding", BasicType.STR));
    }
    function(UUID_4, "uuid", BasicType.STR);
  }

  @Override
  Value call(int id, Call call) {
    if (id == UUID_4) {
      return StrValue.of(UUID.randomUUID().toString());
    }
    requireEncoding(call.text(1, "utf-8"));
    var bytes = call.text(0).getBytes(StandardCharsets.UTF_8);
    var digest = id < ALGORITHMS.length ? digest(ALGORITHMS[id], bytes) : Blake3.hash(bytes);
    return StrValue.of(HexFormat.of().formatHex(digest));
  }

  private static void requireEncoding(String encoding) {
    switch (encoding.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8", "utf_8", "ascii" -> {}
      default -> throw new EvalError("unknown encoding " + encoding);
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
