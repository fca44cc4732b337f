// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockFitTest {
  private static final Reference.Defaults DEFAULTS = new Reference.Defaults("reg", "kcl");
  private static final LockEntry.Checks CHECKS = new LockEntry.Checks("s=", "sha256:12", "h1:t=");

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "1.2"                                      | "x_1.2" sum digest tree reg="reg" repo="kcl/x" oci_tag="1.2"
      { package = "real", version = "1+b" }      | "real_1+b" sum digest tree reg="reg" repo="kcl/real" oci_tag="1_b"
      { oci = "oci://h.io/r", tag = "1" }           | "own_2" sum digest tree reg="h.io" repo="r" oci_tag="1"
      { oci = "oci://h.io/r:3" }                    | "own_2" sum digest tree reg="h.io" repo="r" oci_tag="3"
      { repo = "/o/r", tag = "1" }               | "own_2" sum digest tree repo="o/r" oci_tag="1"
      { repo = "o/r", tag = "1", reg = "h" }     | "own_2" sum digest tree reg="h" repo="o/r" oci_tag="1"
      { git = "u", branch = "b", package = "p" } | "p_2" sum digest tree url="u" branch="b" package="p"
      { git = "u", commit = "c" }                | "own_2" sum digest tree url="u" commit="c"
      { git = "u", tag = "1" }                   | "own_2" sum digest tree url="u" git_tag="1"
      { path = "../x" }                          | "own_2" sum digest tree
      """)
  void makesAnEntryFromADependency(String value, String expected) {
    var fullName = expected.substring(1, expected.indexOf('"', 1));
    var name = fullName.substring(0, fullName.indexOf('_'));
    var version = fullName.substring(fullName.indexOf('_') + 1);

    var entry = LockEntry.of(dependency(value), name, version, CHECKS, DEFAULTS);

    assertThat(new LockFile(List.of(entry)).text().replaceAll("\\s*\\n\\s*", " "))
        .isEqualTo("[dependencies] [dependencies.x] name = \"x\" full_name = \"" + fullName
            + "\" version = \"" + version + "\""
            + expected
                .substring(fullName.length() + 2)
                .replace("=", " = ")
                .replace("sum", "sum = \"s=\"")
                .replace("digest", "digest = \"sha256:12\"")
                .replace("tree", "tree = \"h1:t=\"")
            + " ");
  }

  @Test
  void takesTheTagThatWasChosen() {
    var entry = LockEntry.of(dependency("\"\""), "x", "1.5.0+b", CHECKS, DEFAULTS);

    assertThat(entry.withTag("1.5.0+b").oci())
        .isEqualTo(new LockEntry.Oci("reg", "kcl/x", "1.5.0_b"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "1.2.0"                       | reg = "reg"¶repo = "/kcl/x"¶oci_tag = "1.2.0"  | EXACT
      "1.2.0"                       | reg = "reg"¶repo = "kcl/x"¶oci_tag = "1.3.0"   | RAISED
      "1.2"                         | reg = "reg"¶repo = "kcl/x"¶oci_tag = "1.2.0"   | RAISED
      "1.2.0"                       | reg = "reg"¶repo = "kcl/x"¶oci_tag = "1.1.0"   | NONE
      "1.2.0"                       | reg = "reg"¶repo = "kcl/x"¶oci_tag = "main"    | NONE
      ""                            | reg = "reg"¶repo = "kcl/x"¶oci_tag = "1.1.0"   | EXACT
      "1.2.0"                       | reg = "old"¶repo = "kcl/x"¶oci_tag = "1.2.0"   | NONE
      "1.2.0"                       | version = "1.2.0"                              | EXACT
      "1.2.0"                       | version = "1.1.0"                              | NONE
      "1.2.0"                       | url = "u"¶version = "1.2.0"                    | NONE
      { package = "real", version = "1" } | reg = "reg"¶repo = "kcl/real"¶oci_tag = "1"¶full_name = "real_1" | EXACT
      { repo = "o/x", tag = "1" }   | repo = "o/x"¶oci_tag = "1"                     | EXACT
      { repo = "o/x", tag = "1" }   | reg = "reg"¶repo = "o/x"¶oci_tag = "1"         | NONE
      { oci = "oci://h.io/x", tag = "1", version = "2" } | reg = "h.io"¶repo = "x"¶oci_tag = "1"¶version = "2" | EXACT
      { oci = "oci://h.io/x", tag = "1", version = "3" } | reg = "h.io"¶repo = "x"¶oci_tag = "1"¶version = "2" | NONE
      { oci = "oci://h.io/x", tag = "1", package = "s" } | reg = "h.io"¶repo = "x"¶oci_tag = "1"¶full_name = "s_2" | EXACT
      { oci = "oci://h.io/x", tag = "1", package = "s" } | reg = "h.io"¶repo = "x"¶oci_tag = "1"¶full_name = "x_2" | NONE
      { git = "u", tag = "1" }      | url = "u"¶git_tag = "1"                        | EXACT
      { git = "u", tag = "1" }      | url = "u"¶git_tag = "2"                        | NONE
      { git = "u", tag = "1" }      | url = "u"¶branch = "1"                         | NONE
      { git = "u", tag = "1" }      | version = "1"                                  | EXACT
      { git = "u", package = "p" }  | url = "u"¶package = "q"                        | NONE
      { path = "../x" }             | version = "1"                                  | EXACT
      { path = "../x" }             | repo = "kcl/x"¶oci_tag = "1"                   | NONE
      { path = "../x", version = "2" } | version = "1"                               | NONE
      """)
  void tellsWhetherAnEntryIsWhatIsAskedFor(String asked, String fields, LockFit expected) {
    var lock = lock("[dependencies.x]\n" + fields.replace('¶', '\n'));

    assertThat(lock.entries().get(0).fit(dependency(asked), DEFAULTS)).isEqualTo(expected);
  }

  @Test
  void findsTheDependenciesThatTheLockLacks() {
    var mod = mod("[dependencies]\na = \"1\"\nb = \"1\"\nc = \"1\"\nd = { path = \"../d\" }\n");
    var lock = lock("""
        [dependencies.a]
        version = "1"
        [dependencies.b]
        version = "0.1"
        [dependencies.d]
        version = "1"
        [dependencies.more]
        version = "1"
        """);

    assertThat(lock.lacking(mod, DEFAULTS)).extracting(Dependency::key).containsExactly("b", "c");
    assertThat(LockFile.EMPTY.lacking(mod(""), DEFAULTS)).isEmpty();
  }

  @Test
  void namesTheDependencyWhoseUrlIsNone() {
    var dependency = dependency("{ oci = \"oci://u:p@h/x\" }");

    assertThatThrownBy(() -> LockEntry.of(dependency, "x", "1", CHECKS, DEFAULTS))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessageStartingWith("`kcl.mod:2:5`: dependency `x`: cannot read the reference");
  }

  private static Dependency dependency(String value) {
    return mod("[dependencies]\nx = " + value).dependencies().get(0);
  }

  private static ModFile mod(String text) {
    return ModFile.parse(text.getBytes(UTF_8), "kcl.mod");
  }

  private static LockFile lock(String text) {
    return LockFile.parse(text.getBytes(UTF_8), "kcl.mod.lock");
  }
}
