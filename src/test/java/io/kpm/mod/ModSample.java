// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A {@code kcl.mod} made up from a seed: lines, and which of them say which dependency.
 *
 * @param lines without their ends
 * @param start what stands before the first line: a byte order mark or nothing
 * @param end what stands behind the last line: an end of a line or nothing
 */
record ModSample(List<Line> lines, String lineBreak, String start, String end, boolean hasTable) {
  /** One line; {@code owner} is the key of the dependency, or empty. */
  record Line(String text, String owner) {}

  static ModSample of(long seed) {
    return new Maker(new Random(seed)).sample();
  }

  String text() {
    return text(lines);
  }

  ModText mod() {
    return ModText.parse(text().getBytes(UTF_8), "kcl.mod");
  }

  /** The sample without the lines of a dependency. */
  String textWithout(String key) {
    return text(lines.stream().filter(line -> !line.owner().equals(key)).toList());
  }

  private String text(List<Line> kept) {
    return start
        + String.join(lineBreak, kept.stream().map(Line::text).toList())
        + (kept.isEmpty() ? "" : end);
  }

  /** One sample in the making. */
  private static final class Maker {
    private static final List<String> TABLES = List.of("package", "profile", "x", "tool.\"a b\"");
    private static final List<String> KEYS =
        List.of("a", "b-c", "'d.e'", "f_g", "\"h i\"", "j", "k8s", "L");

    private final Random random;
    private final List<Line> lines = new ArrayList<>();
    private boolean hasTable;

    Maker(Random random) {
      this.random = random;
    }

    ModSample sample() {
      int shape = random.nextInt(5);
      noise();
      if (shape == 0) {
        dotted("dependencies.", KEYS);
      }
      var tables = new ArrayList<>(TABLES);
      java.util.Collections.shuffle(tables, random);
      int place = random.nextInt(tables.size() + 1);
      for (int i = 0; i <= tables.size(); i++) {
        if (i == place && shape > 0) {
          dependencies(shape);
        }
        if (i < tables.size() && random.nextInt(4) > 0) {
          table(tables.get(i));
        }
      }
      return new ModSample(
          List.copyOf(lines),
          random.nextBoolean() ? "\n" : "\r\n",
          random.nextInt(8) == 0 ? "\ufeff" : "",
          random.nextBoolean() ? "\n" : "",
          hasTable);
    }

    private void dependencies(int shape) {
      if (shape == 1) {
        return;
      }
      int split = random.nextInt(KEYS.size() + 1);
      if (shape < 4) {
        add(oneOf("[dependencies]", "[ dependencies ]", "\t[\"dependencies\"]") + comment(), "");
        hasTable = true;
        dotted("", KEYS.subList(0, split));
      }
      if (shape > 2) {
        for (var key : KEYS.subList(split, KEYS.size())) {
          section(key);
        }
      }
    }

    private void dotted(String prefix, List<String> keys) {
      for (var key : keys) {
        noise();
        dependency(prefix + key, bare(key));
        hasTable = true;
      }
    }

    private void dependency(String left, String owner) {
      var indent = oneOf("", "", "  ", "\t");
      switch (random.nextInt(5)) {
        case 0, 1 -> add(indent + left + equals() + version() + comment(), owner);
        case 2 -> add(indent + left + equals() + inline() + comment(), owner);
        case 3 -> {
          add(
              indent + left + equals() + "{ oci = \"oci://h/" + owner.length() + "\", l = [",
              owner);
          add("  \"y\", # it's ]", owner);
          add("], tag = " + version() + "}" + comment(), owner);
        }
        default -> {
          add(indent + left + ".git" + equals() + "\"https://h/x.git\"" + comment(), owner);
          comments();
          add(indent + left + " . tag" + equals() + version() + comment(), owner);
        }
      }
    }

    private void section(String key) {
      noise();
      add("[dependencies." + key + "]" + comment(), bare(key));
      comments();
      add("  repo" + equals() + "'o/r'" + comment(), bare(key));
      if (random.nextBoolean()) {
        add("  odd" + equals() + "1" + comment(), bare(key));
      }
      add("  tag" + equals() + version() + comment(), bare(key));
    }

    private void table(String name) {
      noise();
      add("[" + name + "]" + comment(), "");
      add(oneOf("entries", "\"exclude\"") + equals() + "[\"main.k\", 'b']" + comment(), "");
      noise();
      add("text" + equals() + "\"\"\"", "");
      add("[dependencies]", "");
      add("# no comment \"\"\"" + comment(), "");
      add("n . m" + equals() + oneOf("1", "true", "-2.5", "{ z = 'k' }"), "");
    }

    private void noise() {
      comments();
      for (int i = random.nextInt(3); i > 0; i--) {
        add(oneOf("", "", " ", "\t"), "");
      }
      comments();
    }

    private void comments() {
      if (random.nextInt(4) == 0) {
        add(oneOf("# a = \"1\"", "  # [dependencies]", "#", "# é"), "");
      }
    }

    private String inline() {
      return oneOf(
          "{ path = \"../p\", version = " + version() + ", note = \"z\" }",
          "{git='https://h/x.git',tag=" + version() + "}",
          "{ oci = \"oci://h/r\" , tag = " + version() + " }",
          "{ package\t= \"real\", version = " + version() + " }");
    }

    private String version() {
      return oneOf("\"1.2.3\"", "'0.1'", "\"\"\"v4\"\"\"");
    }

    private String equals() {
      return oneOf(" = ", "=", "\t=  ");
    }

    private String comment() {
      return oneOf("", "", " ", " # c \"=[{", "#");
    }

    private String oneOf(String... texts) {
      return texts[random.nextInt(texts.length)];
    }

    private void add(String text, String owner) {
      lines.add(new Line(text, owner));
    }

    private static String bare(String key) {
      return key.replace("'", "").replace("\"", "");
    }
  }
}
