// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The system module {@code base32}: RFC 4648 with padding. */
final class Base32Module extends LibraryModule {
  static final Base32Module TABLE = new Base32Module();

  private static final int ENCODE = 0;
  private static final int DECODE = 1;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  // 5 bytes are 8 digits of 5 bits
  private static final int DIGIT_BITS = 5;
  private static final int GROUP_DIGITS = 8;

  private Base32Module() {
    super("base32");
    function(ENCODE, "encode", BasicType.STR, text("value"), optional("encoding", BasicType.STR));
    function(DECODE, "decode", BasicType.STR, text("value"), optional("encoding", BasicType.STR));
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case ENCODE -> StrValue.of(encode(call.text(0).getBytes(StandardCharsets.UTF_8)));
      case DECODE -> decode(call.text(0));
      default -> throw new IllegalStateException("no function " + id);
    };
  }

  private static String encode(byte[] bytes) {
    var out = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << Byte.SIZE) | (b & 0xff);
      bits += Byte.SIZE;
      while (bits >= DIGIT_BITS) {
        bits -= DIGIT_BITS;
        out.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt((buffer << (DIGIT_BITS - bits)) & 31));
    }
    int open = out.length() % GROUP_DIGITS;
    return out.append("=".repeat(open == 0 ? 0 : GROUP_DIGITS - open)).toString();
  }

  private static Value decode(String text) {
    var digits = withoutPadding(text).toUpperCase(Locale.ROOT);
    var bytes = new ByteArrayOutputStream(digits.length());
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = ALPHABET.indexOf(digits.charAt(i));
      if (digit < 0) {
        return Absent.NONE;
      }
      buffer = (buffer << DIGIT_BITS) | digit;
      bits += DIGIT_BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(buffer >> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return StrValue.of(decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Absent.NONE;
    }
  }

  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return text.substring(0, end);
  }
}
