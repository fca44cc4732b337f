// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.KpmException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LockWalkTest {
  private final Village village = new Village()
      .with("a 1", "k8s 1.1")
      .with("k8s 1.2", "")
      .with("x latest", "")
      .with(Village.directory("/home/d"), "k8s 1.0")
      .with(Village.git("g", "main"), "");

  @Test
  void loadsOnlyWhatIsLocked() {
    var followed = follow("a 1; k8s ^1", Map.of("a", tag("a", "1"), "k8s", tag("k8s", "1.2")));

    assertThat(followed.list().map(Village::words)).contains("a 1, k8s 1.2");
    assertThat(village.loads).containsExactly(List.of("a 1", "k8s 1.2"));
    assertThat(village.tagLists).isEmpty();
  }

  @Test
  void takesNamesOfTheLockByKey() {
    village.with("d-e 1", "");

    var followed = follow("d-e 1", Map.of("d-e", tag("d-e", "1")));

    assertThat(followed.list().map(Village::words)).contains("d-e 1");
    assertThat(followed.leftOver()).isEmpty();
  }

  @Test
  void needsNoEntryForDirectories() {
    var followed = follow("d path ../d", Map.of("k8s", tag("k8s", "1.2")));

    assertThat(followed.list().map(Village::words)).contains("d, k8s 1.2");
    assertThat(followed.unexplained()).containsExactly("k8s");
  }

  @Test
  void acceptsWhatHasNoOrderOnlyIfItIsTheSame() {
    var locked = Map.of("x", tag("x", "latest"), "g", Village.git("g", "main"));

    assertThat(follow("x latest; g git main", locked).disagreements()).isEmpty();
    assertThat(follow("x edge; g git dev", locked).disagreements())
        .containsExactly(
            "`g` is locked as `https://git.io/g at main`: `web → g dev` asks for `dev` of"
                + " `https://git.io/g`",
            "`x` is locked as `r.io/p/x at latest`: `web → x edge` asks for `edge` of `r.io/p/x`");
  }

  @Test
  void saysWhatTheLockDoesNotSatisfy() {
    assertDisagrees(
        "k8s 1.3",
        "`k8s` is locked as `r.io/p/k8s at 1.2`: `web → k8s 1.3` asks for"
            + " `1.3` of `r.io/p/k8s`");
    assertDisagrees(
        "k8s ^2",
        "`k8s` is locked as `r.io/p/k8s at 1.2`: `web → k8s ^2` asks for"
            + " `^2` of `r.io/p/k8s`");
    assertDisagrees(
        "k8s oci h.io/k8s 1.0",
        "`k8s` is locked as `r.io/p/k8s at 1.2`:"
            + " `web → k8s 1.0` asks for `1.0` of `h.io/k8s`");
    assertDisagrees("new 1", "`new` is not locked: `web → new 1` asks for `1` of `r.io/p/new`");
  }

  @Test
  void namesWhatNothingRequires() {
    var followed = follow("k8s", Map.of("k8s", tag("k8s", "1.2"), "old", tag("old", "1")));

    assertThat(followed.list()).isPresent();
    assertThat(followed.leftOver()).containsExactly("old");
    assertThat(followed.unexplained()).isEmpty();
  }

  @Test
  void refusesALockedCycle() {
    village.with("m 1", "n 1").with("n 1", "m 1");

    assertThatThrownBy(() -> follow("m 1", Map.of("m", tag("m", "1"), "n", tag("n", "1"))))
        .isInstanceOf(KpmException.class)
        .hasMessage("packages require each other in a cycle: `web → m 1 → n 1 → m 1`");
  }

  @Test
  void sharesWhatIsLoadedWithALaterResolution() {
    var resolver = new Resolver(village);

    resolver.follow(Village.root("a 1; k8s 1.2"), Map.of("a", tag("a", "1")));
    village.with("k8s 1.1", "");
    resolver.resolve(Village.root("a 1; k8s 1.2"), Map.of());

    assertThat(village.loads)
        .containsExactly(List.of("a 1"), List.of("k8s 1.2"), List.of("k8s 1.1"));
  }

  private void assertDisagrees(String requirements, String sentence) {
    var followed = follow(requirements, Map.of("k8s", tag("k8s", "1.2")));

    assertThat(followed.list()).isEmpty();
    assertThat(followed.disagreements()).containsExactly(sentence);
  }

  private Followed follow(String requirements, Map<String, PackageVersion> locked) {
    return new Resolver(village).follow(Village.root(requirements), locked);
  }

  private static PackageVersion tag(String name, String tag) {
    return Village.registry(name, tag);
  }
}
