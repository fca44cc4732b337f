// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.output.JsonWriter;
import io.kpm.kcl.output.YamlWriter;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written reads back as the same value. */
final class RoundTripTest {
  private static final String[] PARTS = {
    "a", "Z", "0", "9", " ", "-", ".", "+", "#", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">",
    "'", "\"", "%", "@", "`", "?", ":", "~", "=", "<", "_", "/", "\\", "$", "\n", "\n", "\t", "\r",
    "é", "\u00a0", "\u0085", "\u2028", "\ufeff", "\uffff", "\u0007", "\u007f", "😀", ": ", " #",
    "- ", "---", "...", "no", "yes", "null", "true", "0x", "1e3", ".inf", "~", "<<"
  };

  private final Random random = new Random(11);

  @Test
  void yamlReadsBackTheTextsThatWereWritten() {
    var values = values(4000);
    var out = new StringBuilder();

    new YamlWriter(out).document(values);

    assertThat(firstDifference(values, (KclDict) YamlReader.one(out.toString())))
        .isEmpty();
  }

  @Test
  void jsonReadsBackTheTextsThatWereWritten() {
    var values = values(4000);
    var out = new StringBuilder();

    new JsonWriter(out, 0).write(values);

    assertThat(firstDifference(values, (KclDict) new JsonReader(out.toString()).read()))
        .isEmpty();
  }

  private KclDict values(int count) {
    var dict = new KclDict();
    for (int i = 0; i < count; i++) {
      dict.put(text(), value(3));
    }
    return dict;
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 3)) {
      case 0 -> IntValue.of(random.nextLong());
      case 1 -> FloatValue.of((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20));
      case 3 -> KclList.of(value(depth - 1), value(depth - 1));
      case 4 -> {
        var dict = new KclDict();
        dict.put(text(), value(depth - 1));
        dict.put(text(), value(depth - 1));
        yield dict;
      }
      default -> StrValue.of(text());
    };
  }

  private String text() {
    var out = new StringBuilder();
    int parts = random.nextInt(7);
    for (int i = 0; i < parts; i++) {
      out.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return out.toString();
  }

  private static String firstDifference(KclDict written, KclDict read) {
    for (int i = 0; i < written.size(); i++) {
      var key = written.keyAt(i);
      if (!read.has(key) || !Equality.equal(written.valueAt(i), read.get(key))) {
        return "`" + key + "`: " + written.valueAt(i) + " was read as " + read.get(key);
      }
    }
    return written.size() == read.size() ? "" : "more keys than were written";
  }
}
