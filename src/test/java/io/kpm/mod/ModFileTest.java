// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModFileTest {
  @Test
  void readsThePackage() {
    var mod = parse("""
        [package]
        name = "web"
        edition = "v0.12.4"
        version = "0.2.0"
        description = "a \\"web\\""
        include = ["src/**"]
        exclude = ["docs", "*.md"]
        unknown = 1
        """);

    assertThat(mod.about())
        .isEqualTo(new ModFile.About(
            Optional.of("web"),
            Optional.of("v0.12.4"),
            Optional.of("0.2.0"),
            Optional.of("a \"web\""),
            List.of("src/**"),
            List.of("docs", "*.md")));
  }

  @Test
  void takesAnEmptyFile() {
    var mod = parse("");

    assertThat(mod.about().name()).isEmpty();
    assertThat(mod.dependencies()).isEmpty();
    assertThat(mod.profile()).isEqualTo(Profile.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "1.2"                                          | Registry[], , 1.2
      ""                                             | Registry[], ,
      { version = "1" }                              | Registry[], , 1
      { package = "real", version = "1" }            | Registry[], real, 1
      { oci = "oci://h/r" }                          | Oci[url=oci://h/r, tag=], ,
      { oci = "oci://h/r", tag = "1" }               | Oci[url=oci://h/r, tag=1], ,
      { oci = "oci://h/r", tag = "1", version = "2" } | Oci[url=oci://h/r, tag=1], , 2
      { repo = "o/x", tag = "1" }                    | Repository[registry=, repository=o/x, tag=1], ,
      { repo = "o/x", tag = "1", reg = "h" }         | Repository[registry=h, repository=o/x, tag=1], ,
      { git = "u" }                                  | Git[url=u, ref=Head[]], ,
      { git = "u", tag = "1" }                       | Git[url=u, ref=Tag[name=1]], ,
      { git = "u", branch = "b", tag = "" }          | Git[url=u, ref=Branch[name=b]], ,
      { git = "u", commit = "c", package = "p", version = "1" } | Git[url=u, ref=Commit[id=c]], p, 1
      { path = "../x" }                              | Local[path=../x], ,
      { path = "../x", git = "u", oci = "o" }        | Local[path=../x], ,
      """)
  void readsEveryFormOfADependency(String value, String expected) {
    var dependency = parse("[dependencies]\nx = " + value).dependencies().get(0);

    var origin = dependency.origin().toString();
    var shown = origin.replace("Optional.empty", "").replaceAll("Optional\\[([^]]*)]", "$1") + ", "
        + dependency.packageName().orElse("") + ", " + dependency.version().orElse("");
    assertThat(shown.strip()).isEqualTo(expected);
  }

  @Test
  void readsASubTableLikeAnInlineOne() {
    assertThat(parse("[dependencies.x]\npath = \"../x\"").dependencies())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("place")
        .isEqualTo(parse("[dependencies]\nx = { path = \"../x\" }").dependencies());
  }

  @Test
  void sortsDependenciesByTheBytesOfTheirKeys() {
    var mod = parse("[dependencies]\nb = \"1\"\na-b = \"1\"\nB = \"1\"\n\"a.c\" = \"1\"");

    assertThat(mod.dependencies())
        .extracting(Dependency::key)
        .containsExactly("B", "a-b", "a.c", "b");
  }

  @Test
  void importsANameWithUnderscores() {
    var dependency = parse("[dependencies]\njson-merge = \"1\"").dependencies().get(0);

    assertThat(dependency.importName()).isEqualTo("json_merge");
    assertThat(dependency.wantedName()).isEqualTo("json-merge");
  }

  @Test
  void readsTheProfile() {
    var mod = parse("""
        [profile]
        entries = ["main.k", "${KCL_MOD}/x.k"]
        disable_none = true
        sort_keys = false
        selectors = ["a.b"]
        overrides = ["a=1"]
        arguments = ["k=v"]
        path_selector = 1
        """);

    assertThat(mod.profile())
        .isEqualTo(new Profile(
            List.of("main.k", "${KCL_MOD}/x.k"),
            Optional.of(true),
            Optional.of(false),
            List.of("a.b"),
            List.of("a=1"),
            List.of("k=v")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      package = 1                       | E_MOD     | 1:11`: `package` is a number, expected a table
      package.name = 1                  | E_MOD     | 1:16`: `name` is a number, expected a string
      package.include = ["a", true]     | E_MOD     | 1:25`: a boolean in an array that begins with a string; write an array of one kind
      package.include = [true]          | E_MOD     | 1:20`: `include` is a boolean, expected a string
      package.exclude = "a"             | E_MOD     | 1:19`: `exclude` is a string, expected an array of strings
      profile.sort_keys = "yes"         | E_MOD     | 1:21`: `sort_keys` is a string, expected `true` or `false`
      dependencies = []                 | E_MOD     | 1:16`: `dependencies` is an array, expected a table
      dependencies.x = 1                | E_MOD     | 1:18`: unsupported source: dependency `x` is a number
      dependencies.x = { tag = "1" }    | E_MOD     | 1:18`: unsupported source: dependency `x` has none of
      dependencies.x = { path = 1 }     | E_MOD     | 1:27`: `path` is a number
      dependencies.x = { git = "u", tag = "1", branch = "b" } | E_MOD | 1:18`: only one of branch, tag or commit is allowed
      dependencies = { a-b = "1", a_b = "1" } | E_RESOLVE | 1:35`: dependency name conflict, 'a_b' already exists: `a-b` and `a_b`
      package.name = "a                 | E_MOD     | 1:16`: the string is not closed
      """)
  void saysWhatIsWrongAndWhere(String text, ErrorId id, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id))
        .hasMessageStartingWith("`x/kcl.mod:" + message);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> ModFile.parse("[package]".getBytes(UTF_16), "kcl.mod"))
        .hasMessage("`kcl.mod:1:1`: the file is not UTF-8");
    assertThatThrownBy(() -> ModFile.parse(new byte[] {'#', '\n', '#', (byte) 0xff}, "kcl.mod"))
        .hasMessage("`kcl.mod:2:2`: the file is not UTF-8");
  }

  @Test
  void refusesHugeAndDeepFiles() {
    assertThatThrownBy(() -> ModFile.parse(new byte[4 * 1024 * 1024 + 1], "kcl.mod"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT));
    assertThatThrownBy(() -> parse("a = " + "[".repeat(1000)))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT));
  }

  @Test
  void saysThatThereIsNone(@TempDir Path directory) {
    assertThatThrownBy(() -> ModFile.in(directory))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessage("could not load 'kcl.mod' in '" + directory + "': no such file or directory");
  }

  private static ModFile parse(String text) {
    return ModFile.parse(text.getBytes(UTF_8), "x/kcl.mod");
  }
}
