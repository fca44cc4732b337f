// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, {@code ¶} is the end of a line and {@code ¬} a carriage return. */
final class ModTextTest {
  private static final String COMMENTED = """
      # our web service
      [package]
      name = "web" # its name
      odd   =    1

      [dependencies]  # what we use
      # pinned, see 12
      k8s="1.31.2"  # tested
        konfig = { oci = "oci://h/konfig", tag = "0.4.0", note = "keep" }

      # how it is compiled
      [profile]
      entries = [
        "main.k", # first
      ]
      """;

  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                                     | [dependencies]¶n = "1"¶
      [package]                              | [package]¶¶[dependencies]¶n = "1"
      [package]¶                             | [package]¶¶[dependencies]¶n = "1"¶
      [package]¶¶                            | [package]¶¶[dependencies]¶n = "1"¶
      # only a comment¶                      | # only a comment¶¶[dependencies]¶n = "1"¶
      [package]¬¶a = 1¬¶                     | [package]¬¶a = 1¬¶¬¶[dependencies]¬¶n = "1"¬¶
      [profile]¶                             | [dependencies]¶n = "1"¶¶[profile]¶
      a = 1¶[profile]¶                       | a = 1¶¶[dependencies]¶n = "1"¶¶[profile]¶
      a = 1¶¶# p¶# q¶ [profile]¶             | a = 1¶¶[dependencies]¶n = "1"¶¶# p¶# q¶ [profile]¶
      a = '''¶# no comment'''¶[profile]      | a = '''¶# no comment'''¶¶[dependencies]¶n = "1"¶¶[profile]
      profile.sort_keys = true¶              | profile.sort_keys = true¶¶[dependencies]¶n = "1"¶
      [dependencies]                         | [dependencies]¶n = "1"
      [dependencies]¶                        | [dependencies]¶n = "1"¶
      [dependencies] # c¶¶[x]¶               | [dependencies] # c¶n = "1"¶¶[x]¶
      [dependencies]¶a = "1"                 | [dependencies]¶a = "1"¶n = "1"
      [dependencies]¶\ta = "1" # c¶# d¶      | [dependencies]¶\ta = "1" # c¶\tn = "1"¶# d¶
      [dependencies]¬¶a = "1"¬¶[x]¬¶         | [dependencies]¬¶a = "1"¬¶n = "1"¬¶[x]¬¶
      ["dependencies"]¶a.path = "x"¶         | ["dependencies"]¶a.path = "x"¶n = "1"¶
      [dependencies]¶[dependencies.a]¶path = "x"¶ | [dependencies]¶n = "1"¶[dependencies.a]¶path = "x"¶
      [x]¶¶# a¶[dependencies.a]¶path = "x"¶  | [x]¶¶[dependencies]¶n = "1"¶¶# a¶[dependencies.a]¶path = "x"¶
      dependencies.a = "1"¶b = 2¶            | dependencies.a = "1"¶dependencies.n = "1"¶b = 2¶
      dependencies . a.path = "x"            | dependencies . a.path = "x"¶dependencies . n = "1"
      dependencies = {}¶                     | dependencies = { n = "1" }¶
      dependencies = { a = "1" } # c¶        | dependencies = { a = "1", n = "1" } # c¶
      [dependencies]¶a = { path = "x", l = [¶"y", # z¶] } # c¶b = "1"¶[x] | [dependencies]¶a = { path = "x", l = [¶"y", # z¶] } # c¶b = "1"¶n = "1"¶[x]
      """)
  void addsALine(String before, String after) {
    var text = text(before).with(registry("n", "1"));

    assertThat(text.text()).isEqualTo(lines(after));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [dependencies]¶k = "1"                       | [dependencies]
      [dependencies]¶k = "1"¶                      | [dependencies]¶
      [dependencies]¶# why¶k = "1" # c¶a = "1"¶    | [dependencies]¶# why¶a = "1"¶
      [dependencies]¬¶k = "1"¬¶a = "1"¬¶           | [dependencies]¬¶a = "1"¬¶
      [dependencies]¶a = "1"¶ "k" = { path = "x" } | [dependencies]¶a = "1"
      [dependencies]¶k = { path = "x", l = [¶"y",¶] } # c¶a = "1"¶ | [dependencies]¶a = "1"¶
      [dependencies]¶k.path = "x"¶a = "1"¶k.version = "1"¶ | [dependencies]¶a = "1"¶
      dependencies.k.path = "x"¶b = 1              | b = 1
      dependencies.k = "1"                         | ``
      dependencies = { k = "1" }¶                  | dependencies = {}¶
      dependencies = { k = "1", a = "1" }¶         | dependencies = { a = "1" }¶
      dependencies = { a = "1", k = "1", b = "1" } | dependencies = { a = "1", b = "1" }
      dependencies = { a = "1", k = "1" }          | dependencies = { a = "1" }
      [x]¶¶[dependencies.k]¶path = "x"¶¶[y]¶       | [x]¶¶[y]¶
      [x]¶¶[dependencies.k]¶path = "x"             | [x]
      [x]¶¶[dependencies.k]¶path = "x"¶[y]¶        | [x]¶¶[y]¶
      [x]¶[dependencies.k]¶# c¶path = "x"¶¶# y¶[y] | [x]¶# c¶¶# y¶[y]
      [dependencies.k]¶path = "x"¶[dependencies.k.z]¶q = [1,¶2]¶[y] | [y]
      [dependencies.'k']¶path = "x"¶[dependencies.kk]¶path = "y" | [dependencies.kk]¶path = "y"
      """)
  void removesADependencyInWhateverForm(String before, String after) {
    assertThat(text(before).without("k").text()).isEqualTo(lines(after));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [dependencies]¶k="1"  # c¶                    | [dependencies]¶k="2"  # c¶
      [dependencies]¶'k'\t=\t'1'                    | [dependencies]¶'k'\t=\t"2"
      [dependencies]¶k = { version="1" }            | [dependencies]¶k = { version="2" }
      [dependencies]¶k = {version = "1",z = 1}      | [dependencies]¶k = {version = "2",z = 1}
      [dependencies.k]¶version = "1" # c¶z = 1      | [dependencies.k]¶version = "2" # c¶z = 1
      [dependencies]¶k.version = "1"¬¶k.z = 1       | [dependencies]¶k.version = "2"¬¶k.z = 1
      dependencies.k = "1"                          | dependencies.k = "2"
      dependencies = { a = "1", k = "1" }           | dependencies = { a = "1", k = "2" }
      [dependencies]¶k = { path = "x" } # c¶a = "1" | [dependencies]¶k = "2" # c¶a = "1"
      [dependencies]¶k = { path = "x", z = [¶1] }   | [dependencies]¶k = { version = "2", z = [¶1] }
      [dependencies.k]¶path = "x" # c¶z = 1         | [dependencies.k]¶version = "2"¶z = 1
      [dependencies]¶ k.path = "x"¶ k.z = 1         | [dependencies]¶ k.version = "2"¶ k.z = 1
      """)
  void replacesADependencyInWhateverForm(String before, String after) {
    var text = text(before).with(registry("k", "2"));

    assertThat(text.text()).isEqualTo(lines(after));
  }

  @Test
  void keepsTheFormOfATableWhenItsTagIsRaised() {
    var text = text(COMMENTED);
    var raised = text.model().dependency("konfig").orElseThrow().atTag("0.5.0");

    assertThat(text.with(raised).text()).isEqualTo(COMMENTED.replace("0.4.0", "0.5.0"));
  }

  @Test
  void raisesAVersionThatIsTheTagAlongWithIt() {
    var text = text("""
        [dependencies]
        a = { git = "u", tag = "1", version = "1" }
        b = { repo = "o/b", tag = "v1", version = "1" }
        """);
    var a = text.model().dependency("a").orElseThrow().atTag("2");
    var b = text.model().dependency("b").orElseThrow().atTag("v2");

    assertThat(text.with(a).with(b).text()).isEqualTo("""
        [dependencies]
        a = { git = "u", tag = "2", version = "2" }
        b = { repo = "o/b", tag = "v2", version = "1" }
        """);
  }

  @Test
  void turnsASubTableIntoAnotherSource() {
    var text = text("""
        [dependencies.k]
          # where it is
          git = "https://h/k.git"
          note = "keep"
          commit = "abc" # c
        [profile]
        """);
    var wanted = Dependency.wanted(
        "k",
        new Dependency.Origin.Oci("oci://h/k", Optional.of("1")),
        Optional.empty(),
        Optional.empty());

    assertThat(text.with(wanted).text()).isEqualTo("""
        [dependencies.k]
          # where it is
          note = "keep"
          oci = "oci://h/k"
          tag = "1"
        [profile]
        """);
  }

  @Test
  void changesOneLineOfACommentedFile() {
    var added = text(COMMENTED).with(registry("new", "1"));

    assertThat(added.text())
        .isEqualTo(COMMENTED.replace("\"keep\" }\n", "\"keep\" }\n  new = \"1\"\n"));
    assertThat(added.without("new").text()).isEqualTo(COMMENTED);
    assertThat(added.without("k8s").without("new").text())
        .isEqualTo(COMMENTED.replace("k8s=\"1.31.2\"  # tested\n", ""));
  }

  @Test
  void keepsAByteOrderMark() {
    assertThat(text("\ufeff").with(registry("n", "1")).text())
        .isEqualTo("\ufeff[dependencies]\nn = \"1\"\n");
    assertThat(text("\ufeffdependencies.k = \"1\"\n").without("k").text()).isEqualTo("\ufeff");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "1.2"
      ""
      { package = "real", version = "1" }
      { git = "u" }
      { git = "u", tag = "1" }
      { git = "u", commit = "c", package = "p" }
      { git = "u", branch = "b", package = "p", version = "1" }
      { oci = "oci://h/r" }
      { oci = "oci://h/r", tag = "1", package = "p", version = "2" }
      { repo = "o/x", tag = "1", version = "2", reg = "h" }
      { path = "../x" }
      { path = "../x", package = "p", version = "1" }
      { path = "/a \\"b\\" é" }
      """)
  void writesEveryFormAsItReadsIt(String value) {
    var line = "n = " + value;
    var wanted = text("[dependencies]\n" + line).model().dependencies().get(0);

    assertThat(wanted.line()).isEqualTo(line);
    assertThat(text("").with(wanted).text()).isEqualTo("[dependencies]\n" + line + "\n");
  }

  @Test
  void quotesAKeyThatNeedsIt() {
    assertThat(text("[dependencies]\n").with(registry("a.b \"c\"", "1")).text())
        .isEqualTo("[dependencies]\n\"a.b \\\"c\\\"\" = \"1\"\n");
  }

  @Test
  void isItselfWhereNothingChanges() {
    var text = text("[dependencies]\nk = { version = '1' }");

    assertThat(text.with(registry("k", "1"))).isSameAs(text);
    assertThat(text.without("other")).isSameAs(text);
  }

  @Test
  void refusesASecondKeyForOneImportName() {
    assertThatThrownBy(() -> text("[dependencies]\na-b = \"1\"").with(registry("a_b", "1")))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_RESOLVE))
        .hasMessage("cannot write dependency `a_b` to `x/kcl.mod`: dependency name conflict,"
            + " 'a_b' already exists: `a-b` is imported under it");
  }

  @Test
  void refusesAnEditThatItCouldNotReadAgain() {
    assertThatThrownBy(() -> text("").with(registry("k", "\\n'")))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessageStartingWith(
            "cannot edit dependency `k` in `x/kcl.mod`: it could not be read again: ");
  }

  @Test
  void refusesAnEditThatWouldLoseAnUnknownKey() {
    assertThatThrownBy(
            () -> text("[dependencies]\nk = { path = \"x\", z = 1 }").with(registry("k", "")))
        .isInstanceOf(KpmException.class)
        .hasMessageStartingWith("cannot edit dependency `k` in `x/kcl.mod`: ");
  }

  @Test
  void writesTheFileOnlyIfItsTextChanges() throws IOException {
    var file = Files.writeString(directory.resolve("kcl.mod"), COMMENTED);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var text = ModText.in(directory);

    assertThat(text.writeTo(directory)).isFalse();
    assertThat(text.with(registry("n", "1")).writeTo(directory)).isTrue();

    assertThat(ModFile.in(directory).dependency("n")).isPresent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void writesThroughALink() throws IOException {
    var other = Files.writeString(directory.resolve("other"), "");
    Files.createSymbolicLink(directory.resolve("kcl.mod"), other);

    ModText.in(directory).with(registry("n", "1")).writeTo(directory);

    assertThat(directory.resolve("kcl.mod")).isSymbolicLink();
    assertThat(other).hasContent("[dependencies]\nn = \"1\"\n");
  }

  @Test
  void overwritesNoChangeOfSomeoneElse() throws IOException {
    var file = Files.writeString(directory.resolve("kcl.mod"), COMMENTED);
    var edited = ModText.in(directory).with(registry("n", "1"));
    Files.writeString(file, "# theirs\n");

    assertThatThrownBy(() -> edited.writeTo(directory))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MOD))
        .hasMessage(
            "cannot write `" + file + "`: it was changed by someone else since it was read");
    assertThat(file).hasContent("# theirs\n");
  }

  private static ModText text(String text) {
    return ModText.parse(lines(text).getBytes(UTF_8), "x/kcl.mod");
  }

  private static String lines(String text) {
    return text.replace('¶', '\n').replace('¬', '\r');
  }

  private static Dependency registry(String key, String version) {
    return Dependency.wanted(
        key,
        new Dependency.Origin.Registry(),
        Optional.empty(),
        version.isEmpty() ? Optional.empty() : Optional.of(version));
  }
}
