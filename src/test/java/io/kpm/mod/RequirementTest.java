// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequirementTest {
  private static final Reference.Defaults DEFAULTS = new Reference.Defaults("ghcr.io", "kcl-lang");
  private static final Place HERE = new Place.Local(Path.of("/home/web"), "");
  private static final Place FETCHED = new Place.Registry("ghcr.io", "kcl-lang/konfig", "");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      x = "1.31.2"                                     | ghcr.io/kcl-lang/x | 1.31.2
      x = ""                                           | ghcr.io/kcl-lang/x | newest
      x = "1.0.0+b1"                                   | ghcr.io/kcl-lang/x | 1.0.0_b1
      x = ">=1.2, <2"                                  | ghcr.io/kcl-lang/x | >=1.2, <2
      x = { package = "real", version = "1.0" }        | ghcr.io/kcl-lang/real | 1.0
      x = { oci = "oci://h.io/a/b", tag = "1.0" }      | h.io/a/b | 1.0
      x = { oci = "oci://h.io/a/b" }                   | h.io/a/b | newest
      x = { oci = "oci://h.io/a/b:1.0" }               | h.io/a/b | 1.0
      x = { oci = "oci://h.io/a/b?tag=1.0", tag = "1.0" } | h.io/a/b | 1.0
      x = { oci = "oci://h.io/a/b", tag = "^1" }       | h.io/a/b | ^1
      x = { oci = "oci://h.io/a/b", tag = "1", package = "s" } | h.io/a/b (package s) | 1
      x = { repo = "org/x", tag = "latest" }           | ghcr.io/org/x | latest
      x = { repo = "org/x", reg = "h.io" }             | h.io/org/x | newest
      x = { git = "https://u:p@g.io/x", branch = "b" } | https://g.io/x | b
      x = { git = "https://g.io/x" }                   | https://g.io/x | HEAD
      x = { path = "../x" }                            | /home/x | ''
      x = { path = "/opt/x", package = "s" }           | /opt/x (package s) | ''
      """)
  void knowsPlaceAndRevision(String line, String place, String wanted) {
    var requirement = requirement(line, HERE);

    assertThat(requirement.place()).hasToString(place);
    assertThat(requirement.wanted()).hasToString(wanted);
  }

  @Test
  void pinsADigest() {
    var digest = "sha256:" + "a".repeat(64);
    var requirement = requirement("x = { oci = \"oci://h.io/x@" + digest + "\" }", HERE);

    assertThat(requirement.wanted()).isEqualTo(new Wanted.Exactly(new Revision.Digest(digest)));
  }

  @Test
  void followsPathsInsideAPackage() {
    var sub = requirement("x = { path = \"./a/../b\" }", FETCHED).place();

    assertThat(sub).isEqualTo(new Place.Inside(FETCHED, "b", ""));
    assertThat(requirement("y = { path = \"../c\" }", sub).place())
        .isEqualTo(new Place.Inside(FETCHED, "c", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/../../x", "/etc", "~/x", "${KCL_MOD}/..", "C:/x", "..\\\\\\\\x"})
  void refusesPathsThatLeaveAPackage(String path) {
    assertFails(ErrorId.E_POLICY, "x = { path = \"" + path + "\" }", FETCHED, "leaves the package");
  }

  @Test
  void complainsAboutWhatIsNotWellFormed() {
    assertFails(ErrorId.E_MOD, "x = \"^1.y\"", HERE, "`kcl.mod:2:5`: `^1.y` is not a version");
    assertFails(ErrorId.E_MOD, "x = \"1 2\"", HERE, "`1 2` is neither a version nor a range");
    assertFails(ErrorId.E_MOD, "\"-x\" = \"1\"", HERE, "`-x` in `kcl.mod:2:8` is not a package");
    assertFails(ErrorId.E_MOD, "\"../x\" = { path = \"x\" }", HERE, "`../x` in `kcl.mod:2:10`");
    assertFails(ErrorId.E_MOD, "x = { oci = \"oci://\" }", HERE, "`kcl.mod:2:5`: ");
    assertFails(
        ErrorId.E_MOD,
        "x = { oci = \"oci://h.io/x:1\", tag = \"2\" }",
        HERE,
        "`oci://h.io/x:1` contradicts `tag`, which is `2`");
  }

  private static void assertFails(ErrorId id, String line, Place declaring, String words) {
    assertThatThrownBy(() -> requirement(line, declaring))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id))
        .hasMessageContaining(words);
  }

  private static Requirement requirement(String line, Place declaring) {
    var text = "[dependencies]\n" + line + "\n";
    var mod = ModFile.parse(text.getBytes(StandardCharsets.UTF_8), "kcl.mod");
    return Requirement.of(mod.dependencies().get(0), declaring, DEFAULTS);
  }
}
