// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every {@code kcl.mod}, on made-up ones; {@code -Dkpm.seeds=N} tries more. */
final class ModTextRandomTest {
  private static final Dependency NEW = Dependency.wanted(
      "new.one",
      new Dependency.Origin.Oci("oci://h/new", Optional.of("1")),
      Optional.empty(),
      Optional.empty());
  private static final String NEW_LINE = "\"new.one\" = { oci = \"oci://h/new\", tag = \"1\" }";

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("kpm.seeds", 50));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void addingInsertsALineAndRemovingTakesItOut(long seed) {
    var sample = ModSample.of(seed);
    var before = lines(sample.text());

    var added = sample.mod().with(NEW);

    var after = lines(added.text());
    int at = indexOfEnd(after, NEW_LINE);
    after.remove(at);
    if (sample.hasTable()) {
      assertThat(after).isEqualTo(before);
      assertThat(added.without(NEW.key()).text()).isEqualTo(sample.text());
    } else {
      assertThat(after.remove(at - 1)).isEqualTo("[dependencies]");
      assertThat(solid(after)).isEqualTo(solid(before));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void removingTakesOutTheLinesOfTheDependency(long seed) {
    var sample = ModSample.of(seed);

    for (var dependency : sample.mod().model().dependencies()) {
      var removed = sample.mod().without(dependency.key());
      assertThat(solid(lines(removed.text())))
          .isEqualTo(solid(lines(sample.textWithout(dependency.key()))));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherTagChangesOneLineOfTheDependency(long seed) {
    var sample = ModSample.of(seed);

    for (var dependency : sample.mod().model().dependencies()) {
      boolean isLocal = dependency.origin() instanceof Dependency.Origin.Local;
      var wanted = isLocal ? version(dependency) : dependency.atTag("9.9");
      var changed =
          changed(lines(sample.text()), lines(sample.mod().with(wanted).text()));
      assertThat(changed).hasSize(1);
      assertThat(sample.lines().get(changed.get(0)).owner()).isEqualTo(dependency.key());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherSourceLeavesAllOtherLines(long seed) {
    var sample = ModSample.of(seed);

    for (var dependency : sample.mod().model().dependencies()) {
      var key = dependency.key();
      var wanted = Dependency.wanted(key, NEW.origin(), Optional.empty(), Optional.of("3"));
      var text = sample.mod().with(wanted);
      assertThat(text.model().dependency(key).orElseThrow().isSameAs(wanted)).isTrue();
      assertThat(lines(text.text())).containsSubsequence(lines(sample.textWithout(key)));
    }
  }

  private static Dependency version(Dependency dependency) {
    return Dependency.wanted(
        dependency.key(), dependency.origin(), Optional.empty(), Optional.of("9.9"));
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.replace("\ufeff", "").split("\r?\n", -1)));
  }

  private static int indexOfEnd(List<String> lines, String end) {
    return lines.indexOf(
        lines.stream().filter(line -> line.endsWith(end)).findFirst().orElseThrow());
  }

  private static List<String> solid(List<String> lines) {
    return lines.stream().filter(line -> !line.isBlank()).toList();
  }

  /** The indices of the lines that differ between texts of as many lines. */
  private static List<Integer> changed(List<String> before, List<String> after) {
    assertThat(after).hasSameSizeAs(before);
    var changed = new ArrayList<Integer>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed.add(i);
      }
    }
    return changed;
  }
}
