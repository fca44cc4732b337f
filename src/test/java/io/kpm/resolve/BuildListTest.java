// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BuildListTest {
  private final BuildList list = new Resolver(new Village()
          .with("b 1", "k-8s 1.1; c 1")
          .with("a 1", "k-8s 1.2")
          .with("c 1", "k-8s 1.0; a 1")
          .with("k-8s 1.0", "")
          .with("k-8s 1.1", "")
          .with("k-8s 1.2", ""))
      .resolve(Village.root("b 1; a 1"), Map.of());

  @Test
  void listsEdgesBreadthFirstAndSiblingsByName() {
    assertThat(list.edges().stream().map(BuildListTest::words))
        .containsExactly(
            "web > a", "web > b", "a > k-8s 1.2", "b > c", "b > k-8s 1.1", "c > a", "c > k-8s 1.0");
  }

  @Test
  void knowsANodeByKeyAndByImportName() {
    assertThat(list.node("k-8s")).isPresent().isEqualTo(list.node("k_8s"));
    assertThat(list.node("web")).isEmpty();
  }

  @Test
  void knowsWhoRequiresWhom() {
    var a = list.node("a").orElseThrow();

    assertThat(list.requirementsOf(list.root().node()).stream().map(Edge::child))
        .contains(a);
    assertThat(list.dependentsOf(a).stream().map(edge -> edge.parent().key()))
        .containsExactly("web", "c");
    assertThat(list.replaced()).isEmpty();
  }

  @Test
  void findsTheChainsThatBringAPackageIn() {
    var k8s = list.node("k-8s").orElseThrow();

    assertThat(list.chains(k8s, 10).stream().map(Chain::toString))
        .containsExactly(
            "web → a 1 → k-8s 1.2",
            "web → b 1 → k-8s 1.2",
            "web → b 1 → c 1 → k-8s 1.2",
            "web → b 1 → c 1 → a 1 → k-8s 1.2");
    assertThat(list.chains(k8s, 1)).hasSize(1);
    assertThat(list.chains(k8s, 2).get(1).steps()).endsWith(new Chain.Step("k-8s", "1.1", "1.2"));
  }

  @Test
  void findsAFewOfVeryManyChains() {
    var village = new Village();
    for (int i = 0; i < 60; i++) {
      var next = "l" + (i + 1) + " 1; r" + (i + 1) + " 1";
      village.with("l" + i + " 1", next).with("r" + i + " 1", next);
    }
    village.with("l60 1", "").with("r60 1", "");
    var ladder = new Resolver(village).resolve(Village.root("l0 1; r0 1"), Map.of());

    List<Chain> chains = ladder.chains(ladder.node("r60").orElseThrow(), 5);

    assertThat(chains).hasSize(5).doesNotHaveDuplicates();
  }

  private static String words(Edge edge) {
    var wanted = edge.requirement().wanted().toString();
    return edge.parent().key() + " > " + edge.child().key()
        + (wanted.equals("1") ? "" : " " + wanted);
  }
}
