// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.TempHome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A session in one text: files, commands and what they print.
 *
 * <pre>{@code
 * === hello/kcl.mod           a file, up to the next line that begins with === or $
 * [package]
 * $ cd hello                  for all commands that follow
 * $ export KPM_REG=h.io
 * $ registry test 1234        a registry in memory with that login; [REG] is its address
 * $ kpm config get x <<< text a command, perhaps with a line on stdin
 * data                        lines of stdout
 * 2> hint: …                  lines of stderr
 * ? 2                         the exit code, if it is not 0
 * }</pre>
 *
 * <p>{@code [..]} in an expected line stands for anything, {@code [ROOT]} for the temporary
 * directory. Lines that begin with {@code #} are comments.
 */
final class CliScript implements AutoCloseable {
  private final TempHome user;
  private final List<String> lines;
  private Optional<FakeRegistry> registry = Optional.empty();
  private String directory = ".";
  private int next;

  CliScript(TempHome user, String text) {
    this.user = user;
    this.lines = text.lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** Runs it and fails at the first difference. */
  void play() {
    while (next < lines.size()) {
      var line = lines.get(next++);
      if (line.startsWith("=== ")) {
        user.write(line.substring(4), substituted(String.join("\n", block())) + "\n");
      } else if (line.startsWith("$ cd ")) {
        directory = line.substring(5);
      } else if (line.startsWith("$ export ")) {
        int equals = line.indexOf('=');
        user.set(line.substring(9, equals), substituted(line.substring(equals + 1)));
      } else if (line.startsWith("$ registry ")) {
        startRegistry(line.substring(11));
      } else if (line.startsWith("$ kpm")) {
        runCommand(substituted(line));
      } else {
        assertThat(line).as("a line outside of any block").isBlank();
      }
    }
  }

  @Override
  public void close() {
    registry.ifPresent(FakeRegistry::close);
  }

  /** Takes {@code USER PASSWORD}. */
  private void startRegistry(String login) {
    int blank = login.indexOf(' ');
    var options =
        FakeRegistry.with().basicAuth(login.substring(0, blank), login.substring(blank + 1));
    registry = Optional.of(options.start());
  }

  private String substituted(String line) {
    var host = registry.isPresent() ? registry.get().host() : "[REG]";
    return line.replace("[ROOT]", user.root().toString()).replace("[REG]", host);
  }

  private void runCommand(String line) {
    int here = line.indexOf(" <<< ");
    var runner = CliRunner.of(user).in(directory);
    if (here >= 0) {
      runner = runner.withInput(line.substring(here + 5) + "\n");
    }
    var words = words(here < 0 ? line.substring(5) : line.substring(5, here));
    var expected = block();

    var outcome = runner.run(words.toArray(new String[0]));

    assertThat(told(outcome)).as(line).matches(pattern(expected));
  }

  private List<String> block() {
    var block = new ArrayList<String>();
    while (next < lines.size() && !isStart(lines.get(next))) {
      block.add(lines.get(next++));
    }
    while (!block.isEmpty() && block.get(block.size() - 1).isBlank()) {
      block.remove(block.size() - 1);
    }
    return block;
  }

  private static boolean isStart(String line) {
    return line.startsWith("=== ") || line.startsWith("$ ");
  }

  /** The outcome in the form of the script. */
  private static String told(CliRunner.Outcome outcome) {
    var told = new StringBuilder(outcome.stdout());
    outcome.stderr().lines().forEach(line -> told.append("2> ").append(line).append('\n'));
    if (outcome.exitCode() != 0) {
      told.append("? ").append(outcome.exitCode()).append('\n');
    }
    return told.toString();
  }

  private Pattern pattern(List<String> expected) {
    var regex = new StringBuilder();
    for (var line : expected) {
      for (var part : substituted(line).split("\\[\\.\\.]", -1)) {
        regex.append(Pattern.quote(part)).append("[^\n]*");
      }
      regex.setLength(regex.length() - "[^\n]*".length());
      regex.append('\n');
    }
    return Pattern.compile(regex.toString());
  }

  /** Words are separated by blanks; single quotes keep blanks together. */
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    var matcher = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }
}
