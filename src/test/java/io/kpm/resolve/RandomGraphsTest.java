// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs of up to ten packages with up to five versions, by seed, against brute force. */
final class RandomGraphsTest {
  private static final double HALF_OF_THEM = 0.5;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void selectsWhatBruteForceSelects(long seed) {
    var oracle = new Oracle(seed, 0);

    var list = new Resolver(oracle.village(seed)).resolve(oracle.root(seed), Map.of());

    assertThat(numbers(list)).isEqualTo(oracle.selected(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void loadsNothingTwiceAndNoTagsForMinimums(long seed) {
    var oracle = new Oracle(seed, 0);
    var village = oracle.village(seed);

    new Resolver(village).resolve(oracle.root(seed), Map.of());

    var loaded = village.loads.stream().flatMap(List::stream).toList();
    assertThat(loaded).doesNotHaveDuplicates();
    assertThat(village.loads).hasSameSizeAs(oracle.levels());
    assertThat(new HashSet<>(loaded))
        .hasSameSizeAs(oracle.levels().stream().flatMap(List::stream).toList());
    assertThat(village.tagLists).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void satisfiesRangesWithAFixedPoint(long seed) {
    var oracle = new Oracle(seed, HALF_OF_THEM);
    Optional<BuildList> list = resolved(oracle, seed, seed);

    list.ifPresent(found -> {
      var selected = numbers(found);
      assertThat(oracle.selected(selected)).isEqualTo(selected);
      assertThat(oracle.needsIn(selected))
          .allMatch(need -> need.allows(selected.getOrDefault(need.name(), -1)));
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotDependOnTheOrderOfAnything(long seed) {
    var oracle = new Oracle(seed, HALF_OF_THEM);

    Optional<BuildList> one = resolved(oracle, seed, seed);
    Optional<BuildList> other = resolved(oracle, seed + 1, seed + 2);

    assertThat(one.map(BuildList::edges)).isEqualTo(other.map(BuildList::edges));
    assertThat(one.map(BuildList::nodes)).isEqualTo(other.map(BuildList::nodes));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void selectsTheLockedVersionsAgainWithoutTags(long seed) {
    var oracle = new Oracle(seed, HALF_OF_THEM);

    resolved(oracle, seed, seed).ifPresent(first -> {
      var village = oracle.village(seed);
      var again = new Resolver(village).resolve(oracle.root(seed), Village.selected(first));
      assertThat(again.edges()).isEqualTo(first.edges());
    });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void followsALockToTheSameGraph(long seed) {
    var oracle = new Oracle(seed, HALF_OF_THEM);

    resolved(oracle, seed, seed).ifPresent(first -> {
      var village = oracle.village(seed);
      var followed = new Resolver(village).follow(oracle.root(seed), Village.selected(first));
      assertThat(followed.list().map(BuildList::edges)).contains(first.edges());
      assertThat(followed.leftOver()).isEmpty();
      assertThat(village.tagLists).isEmpty();
    });
  }

  /** Empty for ranges that cannot be satisfied together. */
  private static Optional<BuildList> resolved(Oracle oracle, long order, long rootOrder) {
    try {
      var resolver = new Resolver(oracle.village(order));
      return Optional.of(resolver.resolve(oracle.root(rootOrder), Map.of()));
    } catch (KpmException e) {
      assertThat(e.id()).isEqualTo(ErrorId.E_RESOLVE);
      assertThat(e).hasMessageContaining("satisfies everything");
      return Optional.empty();
    }
  }

  private static Map<Integer, Integer> numbers(BuildList list) {
    var numbers = new HashMap<Integer, Integer>();
    for (var node : list.nodes()) {
      int name = Integer.parseInt(node.key().substring(1));
      numbers.put(name, Oracle.version(node.selected().revision().toString()));
    }
    return numbers;
  }
}
