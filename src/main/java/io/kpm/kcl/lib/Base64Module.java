// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The system module {@code base64}. */
final class Base64Module extends LibraryModule {
  static final Base64Module TABLE = new Base64Module();

  private static final int ENCODE = 0;
  private static final int DECODE = 1;

  private Base64Module() {
    super("base64");
    function(ENCODE, "encode", BasicType.STR, text("value"), optional("encoding", BasicType.STR));
    function(DECODE, "decode", BasicType.STR, text("value"), optional("encoding", BasicType.STR));
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case ENCODE ->
        StrValue.of(
            Base64.getEncoder().encodeToString(call.text(0).getBytes(StandardCharsets.UTF_8)));
      case DECODE -> StrValue.of(decode(call.text(0)));
      default -> throw new IllegalStateException("no function " + id);
    };
  }

  private static String decode(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException e) {
      throw new EvalError("invalid base64 text: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new EvalError("base64 text does not stand for UTF-8");
    }
  }
}
