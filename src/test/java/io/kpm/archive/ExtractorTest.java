// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static io.kpm.testing.TarBuilder.tar;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.Trees;
import io.kpm.hash.Digest;
import io.kpm.testing.TarBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtractorTest {
  @TempDir
  private Path outside;

  private Path directory;

  @BeforeEach
  void createDirectory() throws IOException {
    directory = Files.createDirectory(outside.resolve("inside"));
  }

  @Test
  void unpacksFilesAndDirectories() throws IOException {
    var archive =
        tar().directory("a").file("a/b.k", "x = 1").directory("empty/").gzip();

    var files = extract(archive, Format.TAR_GZIP);

    assertThat(directory.resolve("a/b.k")).hasContent("x = 1");
    assertThat(directory.resolve("empty")).isEmptyDirectory();
    assertThat(files)
        .containsExactly(new ArchivedFile("a/b.k", 5, Digest.of("x = 1".getBytes(UTF_8))));
  }

  @Test
  void ignoresOwnersModesAndTimes() throws IOException {
    var archive = tar().directory("d").file("f", "x").bytes();

    extract(archive, Format.TAR);

    assertThat(mode("f")).isEqualTo("rw-r--r--");
    assertThat(mode("d")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void takesALeadingDotAndTheRoot() throws IOException {
    extract(tar().directory("./").file("./a/b", "x").bytes(), Format.TAR);

    assertThat(directory.resolve("a/b")).hasContent("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "./../x", "..", "a/..", "a/../b"})
  void refusesToLeaveTheDirectory(String name) {
    assertRefused(tar().file(name, "x").bytes(), "has a component `..`");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      /abs/x,        has an absolute path
      //x,           has an absolute path
      C:\\x,         has a
      C:x,           has a `:` in its name
      \\\\srv\\s,    has a
      a\\..\\..\\x,  has a
      a//b,          has an empty component
      a/./b,         has a component `.`
      CON,           has the name of a Windows device
      aux.k,         has the name of a Windows device
      a/lpt1.x.y,    has the name of a Windows device
      a.,            has a name that ends in a dot or a blank
      'a ',          has a name that ends in a dot or a blank
      a:b,           has a `:` in its name
      .git/config,   lies in a directory of git
      x/.GIT/hooks,  lies in a directory of git
      """)
  void refusesNamesThatNotEverySystemTakes(String name, String fault) {
    assertRefused(tar().file(name, "x").bytes(), fault);
  }

  @Test
  void refusesTheRootOfTheSystem() {
    assertRefused(tar().directory("/").bytes(), "has an absolute path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u001b[2Jb", "a\u202eb", "a\u009bb"})
  void refusesControlCharactersInNames(String name) {
    assertRefused(tar().file(name, "x").bytes(), "has a control character in its name");
  }

  @Test
  void refusesNamesWithNul() {
    assertRefused(
        tar().pax('x', "path=a\0b").file("a", "x").bytes(), "has a control character in its name");
    assertRefused(tar().file("a\0b", "x").bytes(), "has a NUL in its name");
  }

  @Test
  void refusesNamesThatAreNotUtf8() {
    var name = new byte[] {'a', (byte) 0xff};

    assertRefused(tar().entry('0', name, "00000000000", new byte[0]).bytes(), "is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(chars = {'1', '2'})
  void refusesEveryLink(char type) throws IOException {
    var victim = Files.writeString(outside.resolve("victim"), "secret");

    assertRefused(
        tar().link(type, "l", victim.toString()).file("l", "x").bytes(), "links are not allowed");
    assertRefused(tar().file("f", "x").link(type, "l", "f").bytes(), "links are not allowed");
    assertThat(victim).hasContent("secret");
    assertThat(Files.getAttribute(victim, "unix:nlink")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(chars = {'3', '4', '6', '7', 'S', 'M', 'V', 'D', 'Z', 'K'})
  void refusesWhateverIsNeitherFileNorDirectory(char type) {
    assertRefused(tar().entry(type, "x", new byte[0]).bytes(), "entry `x` is");
  }

  @Test
  void takesTheFirstTypeOfFiles() throws IOException {
    extract(tar().entry('\0', "old", "x".getBytes(UTF_8)).bytes(), Format.TAR);

    assertThat(directory.resolve("old")).hasContent("x");
  }

  @Test
  void takesLongNamesOfBothKinds() throws IOException {
    var name = "d".repeat(120);

    extract(
        tar()
            .pax('x', "path=pax/" + name, "mtime=1.5")
            .file("short", "pax")
            .entry('L', "././@LongLink", ("gnu/" + name + "\0").getBytes(UTF_8))
            .file("short", "gnu")
            .bytes(),
        Format.TAR);

    assertThat(directory.resolve("pax").resolve(name)).hasContent("pax");
    assertThat(directory.resolve("gnu").resolve(name)).hasContent("gnu");
  }

  @Test
  void skipsGlobalHeadersThatRenameNothing() throws IOException {
    extract(tar().pax('g', "comment=abc").file("f", "x").bytes(), Format.TAR);

    assertThat(directory.resolve("f")).hasContent("x");
  }

  @Test
  void refusesAmbiguousHeaders() {
    var longName = "other".getBytes(UTF_8);

    assertRefused(tar().pax('g', "path=x").file("f", "x").bytes(), "global PAX header");
    assertRefused(tar().pax('g', "linkpath=x").file("f", "x").bytes(), "global PAX header");
    assertRefused(
        tar().pax('x', "path=a").entry('L', "l", longName).file("f", "x").bytes(),
        "second extended header");
    assertRefused(
        tar().pax('x', "path=a").pax('x', "path=b").file("f", "x").bytes(),
        "second extended header");
    assertRefused(tar().pax('x', "size=3").file("f", "x").bytes(), "two different sizes");
    assertRefused(tar().pax('x', "path=a", "path=b").file("f", "x").bytes(), "two values");
    assertRefused(tar().pax('x', "linkpath=a").file("f", "x").bytes(), "target of a link");
    assertRefused(tar().pax('x', "GNU.sparse.map=0,1").file("f", "x").bytes(), "sparse");
    assertRefused(tar().pax('x', "SCHILY.realsize=9").file("f", "x").bytes(), "sparse");
    assertRefused(tar().pax('x', "path=a").bytes(), "extended header for no entry");
  }

  @Test
  void refusesNamesThatOthersReadInAnotherWay() {
    var archive = tar().file("f", "x").bytes();
    // Without the mark of ustar there is no prefix for some readers, and one for others.
    archive[257] = 0;
    archive[345] = 'u';

    assertRefused(archive, "has another name or size for other readers");
  }

  @Test
  void refusesPathsOfExtendedHeadersThatAreAbsolute() {
    assertRefused(tar().pax('x', "path=/a").file("a", "x").bytes(), "has an absolute path");
    assertRefused(
        tar().entry('L', "l", "/a\0".getBytes(UTF_8)).file("a", "x").bytes(),
        "has an absolute path");
  }

  @Test
  void refusesExtendedHeadersThatTheLibraryCannotRead() {
    assertRefused(tar().pax('x', "path=a", "uid=x").file("f", "x").bytes(), "damaged header");
  }

  @Test
  void takesManyGlobalHeaders() throws IOException {
    var archive = tar();
    for (int i = 0; i < 20_000; i++) {
      archive.pax('g', "comment" + i + "=abc");
    }

    extract(archive.file("f", "x").bytes(), Format.TAR);

    assertThat(directory.resolve("f")).hasContent("x");
  }

  @Test
  void tellsAFailingSourceFromADamagedArchive() throws IOException {
    var source = InputStream.nullInputStream();
    source.close();

    assertThatThrownBy(() -> new Extractor(ArchiveLimits.DEFAULT)
            .extract(source, Format.TAR, directory, "layer `x`"))
        .isInstanceOf(IOException.class)
        .hasMessage("Stream closed");
  }

  @Test
  void refusesDamagedPaxHeaders() {
    assertRefused(tar().entry('x', "p", "9 a=b".getBytes(UTF_8)).bytes(), "damaged PAX header");
    assertRefused(tar().entry('x', "p", "5 ab\n".getBytes(UTF_8)).bytes(), "damaged PAX header");
    assertRefused(tar().entry('x', "p", "0 \n".getBytes(UTF_8)).bytes(), "damaged PAX header");
    assertRefused(
        tar().entry('x', "p", "99999999999999 a=b\n".getBytes(UTF_8)).bytes(),
        "damaged PAX header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notanumber\0", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "-1\0"})
  void refusesSizesThatAreNone(String size) {
    var archive = tar().entry('0', "f".getBytes(UTF_8), size, new byte[0]).bytes();

    assertRefused(archive, "has no valid size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000002000", "77777777777"})
  void refusesASizeWithAShortBody(String size) {
    var body = tar().entry('0', "f".getBytes(UTF_8), size, new byte[0]).open();

    assertRefused(body, "it is cut short");
  }

  @Test
  void refusesHugeExtendedHeaders() {
    var archive =
        tar().entry('L', "l".getBytes(UTF_8), "77777777777", new byte[0]).bytes();

    assertRefused(archive, "is an extended header of more than 524288 bytes");
  }

  @Test
  void ignoresTimesOfAnyLength() throws IOException {
    extract(tar().pax('x', "mtime=" + "9".repeat(300_000)).file("f", "x").bytes(), Format.TAR);

    assertThat(directory.resolve("f")).hasContent("x");
  }

  @Test
  void refusesAWrongChecksum() {
    var archive = tar().file("f", "x").bytes();
    archive[0] = 'g';

    assertRefused(archive, "it is not a tar archive");
  }

  @Test
  void refusesPathsThatOccurTwice() {
    assertRefused(tar().file("a", "1").file("a", "2").bytes(), "occurs twice");
    assertRefused(tar().file("a", "1").directory("a").bytes(), "another entry is a file");
    assertRefused(tar().file("a", "1").file("a/b", "2").bytes(), "another entry is a file");
    assertRefused(tar().directory("a").file("a", "1").bytes(), "occurs twice");
    assertRefused(tar().directory("a").directory("a/").bytes(), "occurs twice");
  }

  @ParameterizedTest
  @CsvSource({"main.k, MAIN.K", "\u00e9.k, e\u0301.k", "a/x, A/y", "stra\u00dfe, STRASSE"})
  void refusesNamesThatDifferInCaseOrFormOnly(String one, String other) {
    assertRefused(tar().file(one, "1").file(other, "2").bytes(), "only in case");
  }

  @Test
  void takesADirectoryThatIsStatedAfterItsContent() throws IOException {
    extract(tar().file("a/b", "x").directory("a").bytes(), Format.TAR);

    assertThat(directory.resolve("a/b")).hasContent("x");
  }

  @Test
  void takesAnEmptyArchive() throws IOException {
    assertThat(extract(new byte[0], Format.TAR)).isEmpty();
    assertThat(extract(tar().bytes(), Format.TAR)).isEmpty();
    assertThat(extract(tar().gzip(), Format.TAR_GZIP)).isEmpty();
  }

  @Test
  void takesFilesCalledLikeMarkers() throws IOException {
    extract(tar().file(".kpm-ok", "x").bytes(), Format.TAR);

    assertThat(directory.resolve(".kpm-ok")).hasContent("x");
  }

  @Test
  void readsAllMembersOfAGzipFile() throws IOException {
    var archive = tar().file("a", "x".repeat(2_000)).bytes();
    var first = TarBuilder.gzip(Arrays.copyOf(archive, 700));
    var second = TarBuilder.gzip(Arrays.copyOfRange(archive, 700, archive.length));

    extract(concatenated(first, second), Format.TAR_GZIP);

    assertThat(directory.resolve("a")).hasContent("x".repeat(2_000));
  }

  @Test
  void refusesBytesBehindTheEnd() {
    var plain = tar().file("a", "x").bytes();
    var packed = tar().file("a", "x").gzip();
    var garbage = "garbage".getBytes(UTF_8);

    assertRefused(concatenated(plain, garbage), "bytes behind its end");
    assertRefused(concatenated(packed, garbage), Format.TAR_GZIP, "bytes behind its end");
    assertRefused(
        concatenated(packed, TarBuilder.gzip(garbage)), Format.TAR_GZIP, "bytes behind its end");
    assertRefused(concatenated(plain, tar().file("b", "x").bytes()), "bytes behind its end");
  }

  @Test
  void refusesAWrongGzipChecksum() {
    var archive = tar().file("a", "x").gzip();
    var wrongSize = archive.clone();
    archive[archive.length - 8] ^= 1;
    wrongSize[archive.length - 1] ^= 1;

    assertRefused(archive, Format.TAR_GZIP, "checksum is wrong");
    assertRefused(wrongSize, Format.TAR_GZIP, "checksum is wrong");
  }

  @Test
  void refusesAFormatThatWasNotPromised() {
    assertRefused(tar().file("a", "x").gzip(), Format.TAR, "is not a tar archive");
    assertRefused(tar().file("a", "x").bytes(), Format.TAR_GZIP, "is not gzip");
    assertRefused("<html>".getBytes(UTF_8), Format.TAR, "is not a tar archive");
    assertRefused("PK\3\4".repeat(500).getBytes(UTF_8), Format.TAR, "is not a tar archive");
  }

  @Test
  void neverTakesACutArchive() {
    var archive = tar().file("a", "x".repeat(999)).file("b", "y".repeat(999)).gzip();

    for (int length = 1; length < archive.length; length++) {
      assertRefused(Arrays.copyOf(archive, length), Format.TAR_GZIP, "cut short");
    }
  }

  @Test
  void neverTakesACutTar() {
    var archive = tar().file("a", "x".repeat(999)).file("b", "y".repeat(999)).bytes();

    for (int length = 97; length < archive.length - 97; length += 97) {
      assertRefused(Arrays.copyOf(archive, length), Format.TAR, "it is");
    }
    assertRefused(Arrays.copyOf(archive, archive.length - 512), Format.TAR, "cut short");
  }

  @Test
  void namesTheLimitThatIsExceeded() {
    var bytes = new ArchiveLimits.Bytes(10_000, 3_000, 2_000, 200);
    var tree = new ArchiveLimits.Tree(4, 20, 6, 3);
    var cases = Map.of(
        "layerBytes",
            tar().raw(tar().file("a", "x").bytes()).raw(new byte[10_000]).bytes(),
        "expandedBytes",
            tar().file("a", "x".repeat(2_000)).file("b", "x".repeat(1_001)).bytes(),
        "fileBytes", tar().file("a", "x".repeat(2_001)).bytes(),
        "entries", tar().file("a/b", "").file("c/d", "").file("e", "").bytes(),
        "pathBytes",
            tar()
                .file("a/b/cdef", "")
                .pax('x', "path=" + "a".repeat(21))
                .file("x", "")
                .bytes(),
        "nameBytes", tar().file("a/1234567", "").bytes(),
        "depth", tar().file("a/b/c/d", "").bytes());

    cases.forEach((key, archive) -> assertThatThrownBy(() -> {
          clearDirectory();
          extract(new ArchiveLimits(bytes, tree), archive, Format.TAR);
        })
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT))
        .hasMessageContaining("`limits." + key + "`"));
  }

  @Test
  void takesWhatIsJustBelowTheLimits() throws IOException {
    var limits = new ArchiveLimits(
        new ArchiveLimits.Bytes(10_240, 3_000, 2_000, 200), new ArchiveLimits.Tree(5, 8, 6, 3));
    var archive = tar()
        .file("a/b/1234", "x".repeat(2_000))
        .file("123456", "x".repeat(1_000))
        .file("e", "")
        .open();

    extract(limits, Arrays.copyOf(archive, 10_240), Format.TAR);

    assertThat(directory.resolve("a/b/1234")).hasSize(2_000);
  }

  @Test
  void stopsBombsBeforeTheyGrow() {
    var zeros = TarBuilder.gzip(new byte[24 * 1024 * 1024]);

    assertThatThrownBy(() -> extract(zeros, Format.TAR_GZIP))
        .hasMessageContaining("`limits.ratio` is 200");
  }

  @Test
  void stopsBombsThatAreSpreadOverManyMembers() {
    var member = TarBuilder.gzip(new byte[1024 * 1024]);
    var bomb = concatenated(Collections.nCopies(100, member).toArray(new byte[0][]));

    assertThatThrownBy(() -> extract(bomb, Format.TAR_GZIP))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT));
  }

  private List<ArchivedFile> extract(byte[] archive, Format format) throws IOException {
    return extract(ArchiveLimits.DEFAULT, archive, format);
  }

  private List<ArchivedFile> extract(ArchiveLimits limits, byte[] archive, Format format)
      throws IOException {
    return new Extractor(limits)
        .extract(new ByteArrayInputStream(archive), format, directory, "layer `x`");
  }

  private void assertRefused(byte[] archive, String fault) {
    assertRefused(archive, Format.TAR, fault);
  }

  private void assertRefused(byte[] archive, Format format, String fault) {
    assertThatThrownBy(() -> {
          clearDirectory();
          extract(archive, format);
        })
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_ARCHIVE))
        .hasMessageStartingWith("layer `x` is refused: ")
        .hasMessageContaining(fault);
  }

  private void clearDirectory() throws IOException {
    Trees.delete(directory);
    Files.createDirectory(directory);
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name)));
  }

  private static byte[] concatenated(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
