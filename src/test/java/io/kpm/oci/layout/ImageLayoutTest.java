// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.ArtifactStoreContract;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageLayoutTest extends ArtifactStoreContract {
  @TempDir
  private Path root;

  @Override
  protected ArtifactStore store() throws IOException {
    return layout();
  }

  @Test
  void writesWhatTheSpecificationAsksFor() throws IOException {
    var layout = layout();
    var manifest = pushParts(layout, "layer");

    layout.tag(manifest, "1.0.0", ArtifactStore.TagPolicy.CREATE);

    assertThat(root.resolve("oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
    assertThat(root.resolve("index.json"))
        .hasContent("{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.IMAGE_INDEX
            + "\",\"manifests\":[{\"mediaType\":\"" + MediaTypes.IMAGE_MANIFEST
            + "\",\"digest\":\"" + manifest.digest() + "\",\"size\":"
            + manifest.descriptor().size()
            + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"1.0.0\"}}]}");
    assertThat(root.resolve("blobs/sha256/" + manifest.digest().hex()))
        .hasBinaryContent(manifest.bytes());
  }

  @Test
  void isTheSameWhenOpenedAgain() throws IOException {
    var manifest = pushParts(layout(), "layer");
    layout().tag(manifest, "1.0.0", ArtifactStore.TagPolicy.CREATE);

    var again = ImageLayout.open(root, Reporter.silent());

    assertThat(again.manifest("1.0.0").orElseThrow().bytes()).isEqualTo(manifest.bytes());
  }

  @Test
  void keepsWhatOtherToolsWrote() throws IOException {
    var layout = layout();
    var manifest = pushParts(layout, "layer");
    var foreign = "{\"mediaType\":\"" + MediaTypes.IMAGE_MANIFEST + "\",\"digest\":\"sha256:"
        + "a".repeat(64) + "\",\"size\":7,\"platform\":{\"os\":\"linux\"},\"x\":1.50}";
    Files.writeString(
        root.resolve("index.json"),
        "{\"schemaVersion\":2,\"manifests\":[" + foreign + "],\"annotations\":{\"a\":\"b\"}}");

    layout.tag(manifest, "1.0.0", ArtifactStore.TagPolicy.CREATE);

    assertThat(Files.readString(root.resolve("index.json")))
        .contains(foreign)
        .endsWith("],\"annotations\":{\"a\":\"b\"}}");
  }

  @Test
  void findsManifestsInsideOfAnIndex() throws IOException {
    var layout = layout();
    var child = pushParts(layout, "layer");
    layout.push(child.descriptor(), child.body());
    var index = ManifestWriter.write(Manifest.Index.of(List.of(child.descriptor())));
    layout.tag(index, "all", ArtifactStore.TagPolicy.CREATE);

    layout.change(i -> i.without(child.digest()));

    assertThat(layout.manifest(child.digest().toString())).isPresent();
    assertThat(layout.index().manifests()).containsExactly(index.descriptor());
  }

  @Test
  void sharesBlobsWithAnotherLayout() throws IOException {
    var other = ImageLayout.create(root.resolve("other"), Reporter.silent());
    var layout = ImageLayout.create(root.resolve("one"), Reporter.silent());
    other.push(blob("shared"), body("shared"));

    assertThat(layout.link(blob("shared").digest(), other)).isTrue();
    assertThat(layout.link(blob("shared").digest(), other)).isTrue();
    assertThat(layout.link(blob("absent").digest(), other)).isFalse();
    assertThat(read(layout, blob("shared"))).isEqualTo("shared");
  }

  @Test
  void leavesNoTraceOfContentThatIsRefused() throws IOException {
    var layout = layout();

    assertThatThrownBy(() -> layout.push(blob("some"), body("same")))
        .isInstanceOf(KpmException.class);

    assertThat(root.resolve("blobs/sha256")).isEmptyDirectory();
  }

  @Test
  void noticesDamageOnTheDisk() throws IOException {
    var layout = layout();
    layout.push(blob("some"), body("some"));
    Files.writeString(layout.blobFile(blob("some").digest()), "same");

    assertThatThrownBy(() -> read(layout, blob("some")))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_DIGEST));
  }

  @Test
  void saysWhatIsNoLayout() throws IOException {
    assertThatThrownBy(() -> ImageLayout.open(root, Reporter.silent()))
        .hasMessageEndingWith("is not an OCI image layout");

    var layout = layout();
    Files.writeString(root.resolve("index.json"), "{}");
    assertThatThrownBy(layout::tags).hasMessageContaining("index.json` has no list");
  }

  @Test
  void forgetsATagButNotItsManifest() throws IOException {
    var layout = layout();
    var manifest = pushParts(layout, "layer");
    layout.tag(manifest, "1", ArtifactStore.TagPolicy.CREATE);
    layout.tag(manifest, "2", ArtifactStore.TagPolicy.CREATE);

    layout.change(i -> i.withoutTag("1"));
    layout.change(i -> i.withoutTag("2"));

    assertThat(layout.tags()).isEmpty();
    assertThat(layout.index().manifests()).containsExactly(manifest.descriptor());
    assertThat(layout.change(i -> i.without(manifest.digest())).manifests()).isEmpty();
    assertThat(layout.resolve(Digest.of(manifest.bytes()).toString())).isEmpty();
  }

  private ImageLayout layout() throws IOException {
    return ImageLayout.create(root, Reporter.silent());
  }
}
