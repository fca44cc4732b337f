// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.lib.JsonReader;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The value of an argument as a user types it on a command line. */
final class ArgumentText {
  private ArgumentText() {}

  /**
   * JSON if the text is JSON, but a number with an exponent stays text; the words of the language
   * for true, false and nothing; any other text is a string as it stands.
   */
  static Value valueOf(String text) {
    return switch (text) {
      case "True" -> BoolValue.TRUE;
      case "False" -> BoolValue.FALSE;
      case "None", "Undefined" -> Absent.NONE;
      default -> json(text);
    };
  }

  private static Value json(String text) {
    try {
      var value = new JsonReader(text).read();
      boolean hasExponent =
          value instanceof FloatValue && (text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
      return hasExponent ? StrValue.of(text) : value;
    } catch (EvalError notJson) {
      return StrValue.of(text);
    }
  }
}
