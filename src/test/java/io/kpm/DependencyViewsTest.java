// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shows dependencies: {@code metadata}, {@code graph}, {@code tree}, {@code why}, … */
final class DependencyViewsTest {
  @TempDir
  private Path temporary;

  private ProjectFixture given;

  @BeforeEach
  void startRegistry() {
    given = new ProjectFixture(temporary);
    given.publish("base", "1.0.0");
    given.publish("base", "1.1.0");
    given.publish("left-hand", "1.0.0", "base = \"1.0.0\"");
    given.publish("right", "2.0.0", "base = \"1.1.0\"", "left-hand = \"1.0.0\"");
    given.project("right = \"2.0.0\"", "left-hand = \"1.0.0\"");
  }

  @AfterEach
  void stopRegistry() {
    given.close();
  }

  @Test
  void printsMetadataAsUpstreamDoes() {
    // kpm-compat 8
    given.kpm("update");
    given.registry().clearLog();
    var home = given.user().home().root();

    var printed = given.kpm("metadata");

    assertThat(printed.stdout())
        .isEqualTo("{\"packages\":{"
            + "\"base\":{\"name\":\"base\",\"manifest_path\":\"" + home + "/base_1.1.0\"},"
            + "\"left_hand\":{\"name\":\"left_hand\",\"manifest_path\":\"" + home
            + "/left-hand_1.0.0\"},"
            + "\"right\":{\"name\":\"right\",\"manifest_path\":\"" + home + "/right_2.0.0\"}"
            + "}}\n");
    assertThat(given.registry().connections()).isEmpty();
  }

  @Test
  void leavesOutOfMetadataWhatIsMissing() {
    given.kpm("update");
    var lock = given.lock();
    given.coldCache();
    given.registry().clearLog();

    var printed = given.kpm("metadata");

    assertThat(printed.stdout()).isEqualTo("{\"packages\":{}}\n");
    assertThat(printed.exitCode()).isZero();
    assertThat(given.registry().connections()).isEmpty();
    assertThat(given.lock()).isEqualTo(lock);
  }

  @Test
  void writesNoLockForMetadataUnlessItIsToldTo() {
    var nothing = given.kpm("metadata");
    assertThat(nothing.stdout()).isEqualTo("{\"packages\":{}}\n");
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();

    var updated = given.kpm("metadata", "--update");

    assertThat(updated.stdout()).startsWith("{\"packages\":{\"base\":").endsWith("}}\n");
    assertThat(given.locked("base", "oci_tag")).isEqualTo("1.1.0");
  }

  @Test
  void printsMetadataOfNothing() {
    given.project();

    assertThat(given.kpm("metadata").stdout()).isEqualTo("{\"packages\":{}}\n");
    assertThat(given.kpm("metadata", "--update").stdout()).isEqualTo("{\"packages\":{}}\n");
    assertThat(given.registry().connections()).isEmpty();
  }

  @Test
  void printsThePlacesOfVendoredCopies() {
    given.kpm("update");
    var vendor = given.path("app/vendor");

    var printed = given.kpm("metadata", "--vendor");

    assertThat(printed.stdout())
        .contains("\"manifest_path\":\"" + vendor + "/base_1.1.0\"")
        .contains("\"manifest_path\":\"" + vendor + "/left-hand_1.0.0\"")
        .doesNotContain(given.user().home().root().toString());
    assertThat(vendor.resolve("right_2.0.0")).isDirectory();
  }

  @Test
  void tellsEditorsOfDirectoriesAndInnerPackages() {
    given.write("near/kcl.mod", ProjectFixture.mod("near", "0.1.0", "base = \"1.0.0\""));
    given.project("near = { path = \"../near\" }");
    given.kpm("update");

    var printed = given.kpm("metadata");

    assertThat(printed.stdout())
        .contains("\"near\":{\"name\":\"near\",\"manifest_path\":\"" + given.path("near") + "\"}")
        .contains("\"base\":{");
  }

  @Test
  void printsTheGraphAsUpstreamDoes() {
    // kpm-compat 8: breadth first, siblings by name
    assertThat(given.kpm("graph").stdout()).isEqualTo("""
        app@0.0.1 left-hand@1.0.0
        app@0.0.1 right@2.0.0
        left-hand@1.0.0 base@1.1.0
        right@2.0.0 base@1.1.0
        right@2.0.0 left-hand@1.0.0
        """);
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void leavesOutVersionsThatAreEmpty() {
    given.write("near/kcl.mod", "[package]\nname = \"near\"\n");
    given.write(
        "app/kcl.mod",
        "[package]\nname = \"app\"\n[dependencies]\nnear = { path = \"../near\" }\n");

    assertThat(given.kpm("graph").stdout()).isEqualTo("app near\n");
  }

  @Test
  void printsNothingForAPackageThatNeedsNothing() {
    given.project();

    assertThat(given.kpm("graph").stdout()).isEmpty();
    assertThat(given.kpm("tree").stdout()).isEqualTo("app 0.0.1\n");
    assertThat(given.kpm("outdated").stdout()).isEmpty();
    assertThat(given.kpm("outdated", "--format", "json").stdout())
        .isEqualTo("{\"version\":1,\"packages\":[]}\n");
    assertThat(given.kpm("tree", "--format", "json").stdout())
        .isEqualTo(
            "{\"version\":1,\"root\":\"app\",\"packages\":[{\"name\":\"app\",\"version\":\"0.0.1\","
                + "\"source\":\"\",\"requires\":[]}]}\n");
  }

  @Test
  void drawsTheTreeAndWhereThingsComeFrom() {
    var kcl = given.registry().host() + "/kcl/";

    assertThat(given.kpm("tree").stdout()).isEqualTo("""
        app 0.0.1
        ├── left-hand 1.0.0 (%1$sleft-hand:1.0.0)
        │   └── base 1.1.0 (%1$sbase:1.1.0)
        └── right 2.0.0 (%1$sright:2.0.0)
            ├── base 1.1.0 (%1$sbase:1.1.0)
            └── left-hand 1.0.0 (%1$sleft-hand:1.0.0) (*)
        """.formatted(kcl));
  }

  @Test
  void writesTheTreeAsJson() {
    given.project("left-hand = \"1.0.0\"");
    var kcl = given.registry().host() + "/kcl/";

    assertThat(given.kpm("tree", "--format", "json").stdout())
        .isEqualTo("{\"version\":1,\"root\":\"app\",\"packages\":["
            + "{\"name\":\"app\",\"version\":\"0.0.1\",\"source\":\"\",\"requires\":"
            + "[{\"name\":\"left-hand\",\"wanted\":\"1.0.0\"}]},"
            + "{\"name\":\"left-hand\",\"version\":\"1.0.0\",\"source\":\"" + kcl
            + "left-hand:1.0.0\",\"requires\":[{\"name\":\"base\",\"wanted\":\"1.0.0\"}]},"
            + "{\"name\":\"base\",\"version\":\"1.0.0\",\"source\":\"" + kcl
            + "base:1.0.0\",\"requires\":[]}]}\n");
  }

  @Test
  void tellsWhyAPackageIsThere() {
    assertThat(given.kpm("why", "base").stdout()).isEqualTo("""
        app → left-hand 1.0.0 → base 1.1.0
        app → right 2.0.0 → base 1.1.0
        app → right 2.0.0 → left-hand 1.0.0 → base 1.1.0
        """);
    assertThat(given.kpm("why", "left_hand").stdout()).startsWith("app → left-hand 1.0.0\n");
    given.project("left-hand = \"1.0.0\"", "base = \"1.1.0\"");
    assertThat(given.kpm("why", "base", "--format", "json").stdout())
        .isEqualTo("{\"version\":1,\"name\":\"base\",\"chains\":["
            + "[{\"name\":\"base\",\"wanted\":\"1.1.0\",\"selected\":\"1.1.0\"}],"
            + "[{\"name\":\"left-hand\",\"wanted\":\"1.0.0\",\"selected\":\"1.0.0\"},"
            + "{\"name\":\"base\",\"wanted\":\"1.0.0\",\"selected\":\"1.1.0\"}]]}\n");
  }

  @Test
  void knowsNoReasonForWhatIsNotThere() {
    var refused = given.kpm("why", "nobody");

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.stderr()).contains("error[E_NOTFOUND]", "`nobody`");
    assertThat(given.kpm("why").exitCode()).isEqualTo(2);
  }

  @Test
  void showsNewerVersions() {
    given.publish("base", "1.2.0");
    given.publish("base", "2.0.0");
    given.publish("base", "3.0.0-rc1");
    given.publish("base", "latest", ProjectFixture.files("base", "1.2.0"));
    given.kpm("update");

    assertThat(given.kpm("outdated").stdout()).isEqualTo("""
        NAME       CURRENT  COMPATIBLE  NEWEST
        base       1.1.0    1.2.0       2.0.0
        left-hand  1.0.0    1.0.0       1.0.0
        right      2.0.0    2.0.0       2.0.0
        """);
    assertThat(given.kpm("outdated", "--format", "json").stdout())
        .startsWith("{\"version\":1,\"packages\":[{\"name\":\"base\",\"current\":\"1.1.0\","
            + "\"compatible\":\"1.2.0\",\"newest\":\"2.0.0\",\"outdated\":true},"
            + "{\"name\":\"left-hand\",\"current\":\"1.0.0\",\"compatible\":\"1.0.0\","
            + "\"newest\":\"1.0.0\",\"outdated\":false},");
  }

  @Test
  void comparesWithTheRangeThatIsAskedFor() {
    given.publish("base", "1.2.0");
    given.project("base = \"~1.0\"");
    given.kpm("update");
    given.publish("base", "1.0.9");

    assertThat(given.kpm("outdated").stdout())
        .isEqualTo("NAME  CURRENT  COMPATIBLE  NEWEST\nbase  1.0.0    1.0.9       1.2.0\n");
  }

  @Test
  void looksOnly() {
    given.kpm("update");
    var before = given.bothFiles();

    for (var command : new String[] {"graph", "tree", "outdated", "metadata", "verify"}) {
      assertThat(given.kpm(command).exitCode()).as(command).isZero();
    }
    assertThat(given.bothFiles()).isEqualTo(before);
    assertThat(given.exists("app/vendor")).isFalse();
  }

  @Test
  void refusesAStaleLockIfItIsLocked() {
    for (var command : new String[] {"graph", "tree", "outdated"}) {
      assertThat(given.kpm(command, "--locked").exitCode()).as(command).isEqualTo(6);
    }
    assertThat(given.kpm("why", "base", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.kpm("metadata", "--update", "--locked").exitCode()).isEqualTo(6);
    assertThat(given.exists("app/kcl.mod.lock")).isFalse();
  }

  @Test
  void wantsAPackageAround() {
    for (var command : new String[] {"graph", "tree", "outdated", "metadata", "verify", "vendor"}) {
      var refused = given.outside(command);
      assertThat(refused.exitCode()).as(command).isEqualTo(1);
      assertThat(refused.stderr()).contains("could not load 'kcl.mod' in '");
    }
  }
}
