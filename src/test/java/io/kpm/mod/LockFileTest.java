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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockFileTest {
  private static final String FULL = """
      [dependencies]
        [dependencies.helloworld]
          name = "helloworld"
          full_name = "helloworld_0.1.2"
          version = "0.1.2"
          sum = "PN0OMEV9M8VGFn1CtA/T3bcgZmMJmOo+RkBrLKIWYeQ="
          digest = "sha256:12"
          tree = "h1:zOYJ3eiyGsgOG0P+sAzo/8g8I/IF0q2xjWVcpIN/4Lk="
          reg = "ghcr.io"
          repo = "kcl-lang/helloworld"
          oci_tag = "0.1.2"
        [dependencies.repo]
          name = "repo"
          full_name = "repo_1"
          version = "1"
          url = "https://example.com/repo.git"
          commit = "abc"
          package = "sub"
        [dependencies."with.dot"]
          name = "with.dot"
          full_name = "with.dot_1"
      """;

  @TempDir
  private Path directory;

  @Test
  void writesWhatItRead() {
    assertThat(parse(FULL).text()).isEqualTo(FULL);
  }

  @Test
  void isEmptyWithoutDependencies() {
    assertThat(parse("")).isEqualTo(LockFile.EMPTY);
    assertThat(LockFile.EMPTY.text()).isEmpty();
  }

  @Test
  void findsAnEntryWithItsFields() {
    var entry = parse(FULL).entry("helloworld").orElseThrow();

    assertThat(entry.isOci()).isTrue();
    assertThat(entry.oci()).isEqualTo(new LockEntry.Oci("ghcr.io", "kcl-lang/helloworld", "0.1.2"));
    assertThat(entry.checks().digest()).isEqualTo("sha256:12");
    assertThat(parse(FULL).entry("other")).isEmpty();
  }

  @Test
  void sortsEntriesByTheBytesOfTheirKeys() {
    var lock = new LockFile(List.of(entry("b"), entry("a_b"), entry("a-b")));

    assertThat(lock.entries()).extracting(LockEntry::key).containsExactly("a-b", "a_b", "b");
  }

  @Test
  void writesTextAsDataWhateverIsInIt() {
    var lock = new LockFile(List.of(entry("a\"]\n\u007fb")));

    assertThat(lock.text()).contains("[dependencies.\"a\\\"]\\n\\u007Fb\"]");
    assertThat(parse(lock.text())).isEqualTo(lock);
  }

  @Test
  void writesBackslashesSoThatEveryReaderTakesThem() {
    var lock = parse("[dependencies.x]\nname = \"x\"\nurl = 'C:\\new\\'\n");

    assertThat(lock.text()).contains("url = 'C:\\new\\'");
    assertThat(parse(lock.text())).isEqualTo(lock);
  }

  @Test
  void dropsTheSlashInFrontOfARepository() {
    var lock = parse("[dependencies.x]\nreg = \"h\"\nrepo = \"/a/x\"\ntag = \"old\"\n");

    assertThat(lock.entry("x").orElseThrow().oci().repository()).isEqualTo("a/x");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [dependencies.x]\\n[dependencies.x]     | E_LOCK | 2:15`: `x` is defined twice
      version = 2                             | E_LOCK | 1:11`: `version` is unknown: is the lock of a newer kpm?
      dependencies.x = "1"                    | E_MOD  | 1:18`: `x` is a string, expected a table
      [dependencies.x]\\nsum = 1              | E_MOD  | 2:7`: `sum` is a number, expected a string
      [dependencies                           | E_MOD  | 1:14`: unexpected end of the file, expected `]`
      """)
  void saysWhatIsWrongAndWhere(String text, ErrorId id, String message) {
    assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id))
        .hasMessage("`kcl.mod.lock:" + message);
  }

  @Test
  void writesTheFileOnlyIfItChanges() throws IOException {
    var file = directory.resolve("kcl.mod.lock");

    assertThat(parse(FULL).writeTo(directory)).isTrue();
    var written = Files.getLastModifiedTime(file);
    assertThat(parse(FULL).writeTo(directory)).isFalse();

    assertThat(file).hasContent(FULL);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    assertThat(LockFile.in(directory)).contains(parse(FULL));
  }

  @Test
  void neverWritesThroughALink() throws IOException {
    var victim = Files.writeString(directory.resolve("victim"), "secret");
    Files.createSymbolicLink(directory.resolve("kcl.mod.lock"), victim);

    assertThatThrownBy(() -> parse(FULL).writeTo(directory))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_POLICY));
    assertThat(victim).hasContent("secret");
  }

  @Test
  void isAbsentWithoutAFile() {
    assertThat(LockFile.in(directory)).isEmpty();
  }

  private static LockEntry entry(String key) {
    return new LockEntry(
        key,
        new LockEntry.Identity(key, key + "_1", "1"),
        LockEntry.Checks.NONE,
        LockEntry.Git.NONE,
        LockEntry.Oci.NONE,
        "");
  }

  private static LockFile parse(String text) {
    return LockFile.parse(text.getBytes(UTF_8), "kcl.mod.lock");
  }
}
