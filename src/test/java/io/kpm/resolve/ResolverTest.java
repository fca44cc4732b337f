// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResolverTest {
  private final Village village = new Village();

  @Test
  void selectsNothingWithoutDependencies() {
    assertThat(village.resolve("")).isEmpty();
    assertThat(village.loads).isEmpty();
  }

  @Test
  void selectsTheHighestOfAllRequiredVersions() {
    village
        .with("h12 0.0.1", "helloworld 0.1.2")
        .with("h14 0.0.1", "helloworld 0.1.4")
        .with("helloworld 0.1.2", "")
        .with("helloworld 0.1.4", "");

    assertThat(village.resolve("h14 0.0.1; h12 0.0.1"))
        .isEqualTo("h12 0.0.1, h14 0.0.1, helloworld 0.1.4");
  }

  @Test
  void neverLowersADirectDependency() {
    village.with("a 1.0", "b 1.2").with("b 1.2", "").with("b 1.5", "").with("b 2.0", "");

    assertThat(village.resolve("a 1.0; b 1.5")).isEqualTo("a 1.0, b 1.5");
  }

  @Test
  void crossesMajorVersions() {
    village.with("a 1.0", "b 2.0.0").with("b 1.9.0", "").with("b 2.0.0", "");

    assertThat(village.resolve("a 1.0; b 1.9.0")).isEqualTo("a 1.0, b 2.0.0");
  }

  @Test
  void takesAPreReleaseThatSomebodyNames() {
    village.with("a 1.0", "b 1.3.0-rc.1").with("b 1.2.0", "").with("b 1.3.0-rc.1", "");

    assertThat(village.resolve("a 1.0; b 1.2.0")).isEqualTo("a 1.0, b 1.3.0-rc.1");
  }

  @Test
  void keepsTheSpellingOfATag() {
    village.with("k8s 1.27", "");

    assertThat(village.resolve("k8s 1.27")).isEqualTo("k8s 1.27");
  }

  @Test
  void asksSupersededVersionsForTheirNeedsToo() {
    village
        .with("a 1.0", "c 3.0")
        .with("a 1.1", "c 1.0")
        .with("b 1.0", "a 1.1")
        .with("c 1.0", "")
        .with("c 3.0", "");

    assertThat(village.resolve("a 1.0; b 1.0")).isEqualTo("a 1.1, b 1.0, c 3.0");
  }

  @Test
  void leavesOutWhatOnlySupersededVersionsNeed() {
    village.with("a 1.0", "old 1").with("a 1.1", "").with("b 1.0", "a 1.1").with("old 1", "");

    assertThat(village.resolve("a 1.0; b 1.0")).isEqualTo("a 1.1, b 1.0");
  }

  @Test
  void loadsEachLevelAtOnceAndNothingTwice() {
    village
        .with("a 1.0", "c 1.0; d 1.0")
        .with("b 1.0", "c 1.0; d 1.1")
        .with("c 1.0", "e 1.0")
        .with("d 1.0", "e 1.0")
        .with("d 1.1", "e 1.0")
        .with("e 1.0", "");

    village.resolve("b 1.0; a 1.0");

    assertThat(village.loads)
        .containsExactly(
            List.of("a 1.0", "b 1.0"), List.of("c 1.0", "d 1.0", "d 1.1"), List.of("e 1.0"));
    assertThat(village.tagLists).isEmpty();
  }

  @Test
  void loadsAPackageOnceThatHasTwoNames() {
    village.with("real 1.0", "");

    assertThat(village.resolve("n as real 1.0; real 1.0")).isEqualTo("n 1.0, real 1.0");
    assertThat(village.loads).containsExactly(List.of("real 1.0"));
  }

  @Test
  void takesTheLowestTagOfARange() {
    village.with("a 1.1.0", "").with("a 1.2.3", "").with("a 1.9.0", "").withTags("a", "latest");

    assertThat(village.resolve("a ^1.2")).isEqualTo("a 1.2.3");
    assertThat(village.tagLists).containsExactly(List.of("a"));
  }

  @Test
  void satisfiesARangeAndAMinimum() {
    village.with("a 1.2", "").with("a 1.4", "").with("a 1.7", "").with("b 1", "a 1.4");

    assertThat(village.resolve("a ^1.2; b 1")).isEqualTo("a 1.4, b 1");
  }

  @Test
  void satisfiesSeveralRanges() {
    village
        .with("a 1.2", "")
        .with("a 1.4", "")
        .with("a 1.7", "")
        .with("b 1", "a >=1.3, <2")
        .with("c 1", "a >1.2.0, <1.6");

    assertThat(village.resolve("a ^1; b 1; c 1")).isEqualTo("a 1.4, b 1, c 1");
  }

  @Test
  void raisesARangeOverAPreReleaseThatItDoesNotName() {
    village.with("a 1.2.0", "").with("a 1.3.0-rc.1", "").with("a 1.3.0", "");
    village.with("b 1", "a 1.3.0-rc.1");

    assertThat(village.resolve("a ^1.2; b 1")).isEqualTo("a 1.3.0, b 1");
  }

  @Test
  void forgetsTheNeedsOfALowerTagOfARange() {
    village
        .with("a 1.0", "c 9")
        .with("a 1.5", "c 1")
        .with("b 1", "a 1.5")
        .with("c 1", "")
        .with("c 9", "");

    assertThat(village.resolve("a ^1; b 1")).isEqualTo("a 1.5, b 1, c 1");
  }

  @Test
  void takesTheNewestTagWithoutAVersion() {
    village.with("a 1.2", "").with("a 1.10", "").with("a 2.0-rc1", "").withTags("a", "latest");

    assertThat(village.resolve("a")).isEqualTo("a 1.10");
  }

  @Test
  void cannotSelectTheNewestOfNothing() {
    village.withTags("a", "latest").with("b 1", "a");

    assertThatThrownBy(() -> village.resolve("b 1"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_NOTFOUND))
        .hasMessage("failed to select latest version from 'r.io/p/a': none of its tags is a"
            + " version; it is required by `web → b 1 → a newest`");
  }

  @Test
  void namesEverybodyWhoseRangesExcludeEachOther() {
    village.with("a 1.2", "").with("a 2.1", "").with("b 1", "a >=2");

    assertConflict(
        "a ^1.2; b 1",
        "no version of `a` in `r.io/p/a` satisfies everything that is asked for: `^1.2` required by"
            + " `web → a ^1.2`, `>=2` required by `web → b 1 → a >=2`");
  }

  @Test
  void namesASupersededVersionThatExcludesARange() {
    village.with("a 1.2", "").with("a 2.1", "");
    village.with("b 1", "a 2.1").with("b 2", "").with("c 1", "b 2");

    assertConflict(
        "a ^1.2; b 1; c 1",
        "no version of `a` in `r.io/p/a` satisfies everything that is asked for: `^1.2` required by"
            + " `web → a ^1.2`, `2.1` required by `web → b 1 → a 2.1`");
  }

  @Test
  void namesARangeWithoutTags() {
    village.with("a 1.2", "");

    assertConflict("a ^3", "no tag of `r.io/p/a` is within `^3` required by `web → a ^3`");
  }

  @Test
  void ignoresARangeThatOnlyASupersededVersionHas() {
    village
        .with("a 1.0", "c <2")
        .with("a 1.1", "c ^2")
        .with("b 1", "a 1.1")
        .with("c 1.0", "")
        .with("c 2.0", "");

    assertThat(village.resolve("a 1.0; b 1")).isEqualTo("a 1.1, b 1, c 2.0");
  }

  @Test
  void refusesTwoSourcesUnderOneName() {
    village
        .with("a 1", "x 1")
        .with("b 1", "x oci r.io/q/x 1")
        .with("x 1", "")
        .with(other("r.io", "q/x", "1"), "");

    assertConflict(
        "a 1; b 1",
        "two packages would be imported as `x`: `r.io/p/x`, required by `web → a 1 → x 1`, and"
            + " `r.io/q/x`, required by `web → b 1 → x 1`");
  }

  @Test
  void refusesTwoKeysWithOneImportName() {
    village.with("dep-with-line 1", "").with("b 1", "dep_with_line 1").with("dep_with_line 1", "");

    assertConflict(
        "b 1; dep-with-line 1",
        "`dep-with-line` and `dep_with_line` would both be imported as `dep_with_line`:"
            + " `r.io/p/dep-with-line`, required by `web → dep-with-line 1`, and"
            + " `r.io/p/dep_with_line`, required by `web → b 1 → dep_with_line 1`");
  }

  @Test
  void refusesGitRefsThatDiffer() {
    village
        .with("a 1", "x git main")
        .with("b 1", "x git dev")
        .with(Village.git("x", "main"), "")
        .with(Village.git("x", "dev"), "");

    assertConflict(
        "a 1; b 1",
        "`x` is required at revisions of `https://git.io/x` of which none is the higher one:"
            + " `main` required by `web → a 1 → x main`, `dev` required by `web → b 1 → x dev`");
    assertThat(village.resolve("a 1; x git main")).isEqualTo("a 1, x main");
  }

  @Test
  void refusesATagWithoutAVersionBesideAVersion() {
    village.with("a 1", "x latest").with("x 1.0", "").with("x latest", "");

    assertThat(village.resolve("a 1; x latest")).isEqualTo("a 1, x latest");
    assertConflict(
        "a 1; x 1.0",
        "`x` is required at revisions of `r.io/p/x` of which none is the higher one: `1.0` required"
            + " by `web → x 1.0`, `latest` required by `web → a 1 → x latest`");
  }

  @Test
  void putsADirectoryOfTheRootInThePlaceOfItsNameEverywhere() {
    village.with("a 1", "x 9.0").with(Village.directory("/home/x"), "y 1").with("y 1", "");
    var list = new Resolver(village).resolve(Village.root("a 1; x path ../x"), Map.of());

    assertThat(Village.words(list)).isEqualTo("a 1, x, y 1");
    assertThat(list.replaced()).hasSize(1);
    assertThat(list.replaced().get(0).requirement().wanted()).hasToString("9.0");
    assertThat(village.loads.get(0)).containsExactly("a 1", "x ");
  }

  @Test
  void followsDirectoriesOfADirectory() {
    village
        .with(Village.directory("/home/a"), "b path ../b")
        .with(Village.directory("/home/b"), "");

    assertThat(village.resolve("a path ../a")).isEqualTo("a, b");
  }

  @Test
  void takesADirectoryInsideAPackageFromItsSelectedVersion() {
    village
        .with("a 1.0", "sub path ./sub")
        .with("a 1.1", "sub path sub")
        .with("b 1", "a 1.1")
        .with(inside("a", "sub", "1.0"), "")
        .with(inside("a", "sub", "1.1"), "");

    assertThat(village.resolve("a 1.0; b 1")).isEqualTo("a 1.1, b 1, sub 1.1");
  }

  @Test
  void printsACycleOnceWithTheChainIntoIt() {
    village.with("a 1", "b 1").with("b 1", "c 1").with("c 1", "b 1");

    assertConflict("a 1", "packages require each other in a cycle: `web → a 1 → b 1 → c 1 → b 1`");
  }

  @Test
  void seesACycleThroughTheRoot() {
    village.with("a 1", "web 7").with(Village.directory("/home/b"), "me path ../web");

    assertConflict("a 1", "packages require each other in a cycle: `web → a 1 → web`");
    assertConflict("web 1", "packages require each other in a cycle: `web → web`");
    assertConflict("b path ../b", "packages require each other in a cycle: `web → b → web`");
  }

  @Test
  void doesNotMindACycleThatIsNotSelected() {
    village.with("a 1", "b 1").with("b 1", "a 2").with("a 2", "");

    assertThat(village.resolve("a 1; b 1")).isEqualTo("a 2, b 1");
  }

  @Test
  void prefersLockedVersionsWithoutAskingForTags() {
    village.with("a 1.2", "").with("a 1.5", "").with("n 1", "").with("n 2", "");
    var preferred = Map.of("a", Village.registry("a", "1.5"), "n", Village.registry("n", "1"));
    var list = new Resolver(village).resolve(Village.root("a ^1.2; n"), preferred);

    assertThat(Village.words(list)).isEqualTo("a 1.5, n 1");
    assertThat(village.tagLists).isEmpty();
  }

  @Test
  void doesNotPreferWhatIsNotAllowed() {
    village.with("a 1.2", "").with("a 1.5", "");
    var preferred = Map.of("a", Village.registry("a", "1.5"));
    var list = new Resolver(village).resolve(Village.root("a ~1.2"), preferred);

    assertThat(Village.words(list)).isEqualTo("a 1.2");
  }

  @Test
  void givesAPreferenceUpBeforeItFails() {
    village.with("a 1.2", "x 1").with("a 1.5", "x 2").with("x 1", "").with("x 2", "");
    var preferred = Map.of("a", Village.registry("a", "1.5"));
    var list = new Resolver(village).resolve(Village.root("a ^1; x <2"), preferred);

    assertThat(Village.words(list)).isEqualTo("a 1.2, x 1");
  }

  @Test
  void minimumsDoNotPreferTheLock() {
    village.with("a 1.2", "");
    var preferred = Map.of("a", Village.registry("a", "1.5"));
    var list = new Resolver(village).resolve(Village.root("a 1.2"), preferred);

    assertThat(Village.words(list)).isEqualTo("a 1.2");
  }

  @Test
  void walksLongChainsWithoutRecursion() {
    for (int i = 0; i < 2_000; i++) {
      village.with("p" + i + " 1", "p" + (i + 1) + " 1");
    }
    village.with("p2000 1", "");
    var list = new Resolver(village).resolve(Village.root("p0 1"), Map.of());

    assertThat(list.nodes()).hasSize(2_001);
    assertThat(list.chains(list.node("p2000").orElseThrow(), 9).get(0).steps()).hasSize(2_001);
  }

  private void assertConflict(String requirements, String message) {
    assertThatThrownBy(() -> village.resolve(requirements))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_RESOLVE))
        .hasMessage(message);
  }

  private static PackageVersion other(String host, String repository, String tag) {
    return new PackageVersion(new Place.Registry(host, repository, ""), new Revision.Tag(tag));
  }

  private static PackageVersion inside(String owner, String path, String tag) {
    return new PackageVersion(
        new Place.Inside(Village.registry(owner, tag).place(), path, ""), new Revision.Tag(tag));
  }
}
