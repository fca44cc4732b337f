// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.hash.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;

/** What others read in our archives; the reader here is that of commons-compress. */
final class ArchiveWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesWhatOthersRead() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.directory("a");
      archive.file("a/b.k", 5, content("x = 1"));
      archive.finish();
    }

    assertThat(entries(out.toByteArray())).containsExactly("a/ 755 ", "a/b.k 644 x = 1");
  }

  @Test
  void writesTheGzipHeaderWithoutTimeAndSystem() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR_GZIP)) {
      archive.file("f", 1, content("x"));
      archive.finish();
    }

    assertThat(HexFormat.of().formatHex(out.toByteArray(), 0, 10))
        .isEqualTo("1f8b08000000000000ff");
    try (var unpacked =
        new GzipCompressorInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(entries(unpacked.readAllBytes())).containsExactly("f 644 x");
    }
  }

  @Test
  void givesEqualBytesWhateverThePiecesAreThatItReads() throws IOException {
    var text = "some text, ".repeat(50_000);
    var piecemeal = new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1_000));
      }
    };

    var whole = packed(content(text), text.length());

    assertThat(packed(piecemeal, text.length())).isEqualTo(whole);
  }

  /** Packages that are published already must keep their digests. */
  @Test
  void keepsItsBytes() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.directory("dir");
      archive.file("dir/main.k", 5, content("x = 1"));
      archive.file("d".repeat(90) + "/" + "f".repeat(100), 0, content(""));
      archive.file("f".repeat(101), 3, content("abc"));
      archive.file("docs/包", 1, content("x"));
      archive.finish();
    }

    assertThat(Digest.of(out.toByteArray()))
        .hasToString("sha256:043eb75ca0bb87327e9967836aec8850840229e2044c8d66f1d5dac85b9ac721");
  }

  @Test
  void writesDirectoriesWithoutASlash() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.directory("dir");
      archive.finish();
    }

    assertThat(new String(out.toByteArray(), 0, 4, UTF_8)).isEqualTo("dir\0");
  }

  @Test
  void splitsLongNamesBeforeItNeedsAnExtendedHeader() throws IOException {
    var splittable = "d".repeat(90) + "/" + "f".repeat(100);
    var unsplittable = "f".repeat(101);

    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.file(splittable, 0, content(""));
      archive.file(unsplittable, 0, content(""));
      archive.finish();
    }

    assertThat(entries(out.toByteArray()))
        .containsExactly(splittable + " 644 ", unsplittable + " 644 ");
    assertThat((char) out.toByteArray()[156]).isEqualTo('0');
    assertThat((char) out.toByteArray()[512 + 156]).isEqualTo('x');
  }

  @Test
  void writesForeignLettersInAnExtendedHeader() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.directory("包");
      archive.file("包/é.k", 1, content("x"));
      archive.finish();
    }

    assertThat(entries(out.toByteArray())).containsExactly("包 755 ", "包/é.k 644 x");
  }

  @Test
  void noticesContentOfAnotherSize() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      assertThat(archive.file("short", 2, content("x"))).isFalse();
      assertThat(archive.file("long", 2, content("xyz"))).isFalse();
      assertThat(archive.file("right", 2, content("xy"))).isTrue();
    }
  }

  @Test
  void endsWithTwoBlocksOfZeros() throws IOException {
    try (var archive = ArchiveWriter.to(out, Format.TAR)) {
      archive.finish();
    }

    assertThat(out.toByteArray()).isEqualTo(new byte[1024]);
  }

  private static byte[] packed(ByteArrayInputStream content, int size) throws IOException {
    var target = new ByteArrayOutputStream();
    try (var archive = ArchiveWriter.to(target, Format.TAR_GZIP)) {
      archive.file("f", size, content);
      archive.finish();
    }
    return target.toByteArray();
  }

  private static ByteArrayInputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static List<String> entries(byte[] archive) throws IOException {
    var lines = new ArrayList<String>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        var owner = List.of(
            e.getLongUserId(), e.getLongGroupId(), e.getLastModifiedTime().toMillis());
        assertThat(owner).containsOnly(0L);
        lines.add(e.getName() + " " + Integer.toOctalString(e.getMode()) + " "
            + new String(tar.readAllBytes(), UTF_8));
      }
    }
    return lines;
  }
}
