// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A secret on stdin: all of it, less one final line break. */
final class SecretInput {
  private SecretInput() {}

  /**
   * Reads stdin to its end.
   *
   * @throws KpmException {@code E_USAGE} if it is empty, longer than {@code maxBytes}, no UTF-8 or
   *     contains a NUL, none of which any registry takes
   */
  static String read(InputStream in, long maxBytes) {
    var text = withoutLineBreak(decode(bytes(in, maxBytes)));
    if (text.isEmpty()) {
      throw refused("is empty");
    }
    if (text.indexOf('\0') >= 0) {
      throw refused("contains a NUL");
    }
    return text;
  }

  private static byte[] bytes(InputStream in, long maxBytes) {
    try {
      var bytes = in.readNBytes((int) Math.min(maxBytes, Integer.MAX_VALUE - 1) + 1);
      if (bytes.length > maxBytes) {
        throw refused("is longer than " + maxBytes + " bytes (`limits.passwordBytes`)");
      }
      return bytes;
    } catch (IOException e) {
      throw new KpmException(ErrorId.E_IO, "cannot read the secret from stdin", e);
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // Without the cause: it says something about the secret.
      throw refused("is not UTF-8");
    }
  }

  private static String withoutLineBreak(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static KpmException refused(String why) {
    return new KpmException(ErrorId.E_USAGE, "the secret on stdin " + why);
  }
}
