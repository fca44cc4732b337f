// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads certificates and keys that the user names; what is wrong with them is {@code E_USAGE}. */
final class PemFiles {
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");

  private PemFiles() {}

  /** All certificates of the file, at least one. */
  static List<Certificate> certificates(Path file, String source) {
    try {
      var content = new ByteArrayInputStream(read(file, source));
      var found = CertificateFactory.getInstance("X.509").generateCertificates(content);
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    } catch (CertificateException e) {
      throw new KpmException(
          ErrorId.E_USAGE, "cannot use " + name(file, source) + ": a certificate is damaged", e);
    }
    throw new KpmException(
        ErrorId.E_USAGE, "cannot use " + name(file, source) + ": it holds no PEM certificate");
  }

  /** The key of a client certificate. */
  static PrivateKey privateKey(Path file) {
    var text = new String(read(file, "--key-file"), ISO_8859_1);
    int begin = text.indexOf(KEY_BEGIN);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new KpmException(
              ErrorId.E_USAGE,
              "cannot use " + name(file, "--key-file") + ": it holds no unencrypted PKCS#8 key")
          .withHint("convert it: `openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem`");
    }
    var encoded = text.substring(begin + KEY_BEGIN.length(), end);
    for (var algorithm : KEY_ALGORITHMS) {
      var key = keyOf(algorithm, encoded);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new KpmException(
        ErrorId.E_USAGE, "cannot use " + name(file, "--key-file") + ": the key is damaged");
  }

  private static Optional<PrivateKey> keyOf(String algorithm, String encoded) {
    try {
      var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded));
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] read(Path file, String source) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_USAGE, "cannot use " + name(file, source) + ": it cannot be read", e);
    }
  }

  private static String name(Path file, String source) {
    return Foreign.quote(file.toString()) + " of `" + source + "`";
  }
}
