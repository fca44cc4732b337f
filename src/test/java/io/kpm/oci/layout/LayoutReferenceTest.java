// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MediaTypes;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LayoutReferenceTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource({
    "oci-layout:dir, dir,",
    "oci-layout:a/b:1.0.0, a/b, 1.0.0",
    "oci-layout:a/b:1.0.0+b1, a/b, 1.0.0_b1",
    "oci-layout:C:\\x, C:\\x,",
    "oci-layout:C:x, C:x,",
    "oci-layout:a:b/c, a:b/c,",
    "oci-layout:a@b, a@b,",
  })
  void readsDirectoryAndTag(String text, String place, String tag) {
    var reference = LayoutReference.parse(text);

    assertThat(reference.directory()).isEqualTo(place);
    assertThat(reference.tagOrDigest().orElse(null)).isEqualTo(tag);
  }

  @Test
  void prefersTheDigest() {
    assertThat(LayoutReference.parse("oci-layout:dir:1@" + DIGEST).tagOrDigest())
        .contains(DIGEST);
    assertThat(LayoutReference.parse("oci-layout:dir:1@" + DIGEST).directory()).isEqualTo("dir");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci-layout:", "dir"})
  void refusesWhatNamesNoDirectory(String text) {
    assertThatThrownBy(() -> LayoutReference.parse(text))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_REF));
  }

  @Test
  void meansTheOnlyManifestWithoutATag() throws IOException {
    var layout = ImageLayout.create(directory, Reporter.silent());
    layout.change(index -> index.withTag(manifest("a"), "1"));
    var reference = LayoutReference.parse("oci-layout:dir");

    assertThat(reference.in(layout)).isEqualTo(manifest("a").digest().toString());

    layout.change(index -> index.withTag(manifest("b"), "2"));
    assertThatThrownBy(() -> reference.in(layout))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
        .hasMessageContaining("`1, 2`");
  }

  private static Descriptor manifest(String digit) {
    return Descriptor.of(
        MediaTypes.IMAGE_MANIFEST, new Digest(Digest.Algorithm.SHA256, digit.repeat(64)), 7);
  }
}
