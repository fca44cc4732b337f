// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.archive.Format;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.MemoryStore;
import io.kpm.oci.RawManifest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackageManifestTest {
  private static final Map<String, String> ABOUT =
      Map.of(Annotations.NAME, "web", Annotations.VERSION, "1.0.0", Annotations.SUM, "abc=");

  private final MemoryStore store = new MemoryStore();
  private final Descriptor gzip = layer(MediaTypes.LAYER_TAR_GZIP, "a");
  private final Descriptor tar = layer(MediaTypes.LAYER_TAR, "b");

  @Test
  void readsTheNewestGeneration() throws IOException {
    var found = find(image(List.of(gzip), ABOUT));

    assertThat(found.layer()).isEqualTo(gzip);
    assertThat(found.format()).isEqualTo(Format.TAR_GZIP);
    assertThat(found.annotations())
        .isEqualTo(new PackageManifest.Claims(
            Optional.of("web"), Optional.of("1.0.0"), Optional.of("abc=")));
  }

  @Test
  void readsTheOldestGenerationWithoutAnnotations() throws IOException {
    var found = find(image(List.of(tar), Map.of()));

    assertThat(found.format()).isEqualTo(Format.TAR);
    assertThat(found.annotations().name()).isEmpty();
  }

  @Test
  void knowsAPackageByItsName() {
    assertThat(PackageManifest.isPackage(image(List.of(gzip), ABOUT).parsed())).isTrue();
    assertThat(PackageManifest.isPackage(image(List.of(gzip), Map.of()).parsed()))
        .isFalse();
  }

  @Test
  void takesALayerThatIsListedTwice() throws IOException {
    assertThat(find(image(List.of(gzip, gzip), ABOUT)).layer()).isEqualTo(gzip);
  }

  @Test
  void refusesOtherLayers() {
    var zstd = layer("application/vnd.oci.image.layer.v1.tar+zstd", "c");

    assertDamaged(image(List.of(), ABOUT), "`x` has no package layer");
    assertDamaged(image(List.of(gzip, tar), ABOUT), "expected one package layer");
    assertDamaged(image(List.of(zstd), ABOUT), "has a layer of type `" + zstd.mediaType() + "`");
  }

  @Test
  void looksIntoAnIndex() throws IOException {
    var child = stored(image(List.of(gzip), ABOUT));
    var other = stored(image(List.of(tar), Map.of()));

    assertThat(find(index(child)).raw().digest()).isEqualTo(child.digest());
    assertThat(find(index(child, other)).layer()).isEqualTo(gzip);
    assertThat(find(index(other)).layer()).isEqualTo(tar);
    assertThat(find(index(stored(index(child)))).layer()).isEqualTo(gzip);
  }

  @Test
  void refusesAnIndexWithSeveralPackagesOrNone() throws IOException {
    var one = stored(image(List.of(gzip), ABOUT));
    var two = stored(image(List.of(tar), ABOUT));

    assertDamaged(index(one, two), "`" + one.digest() + "`, `" + two.digest() + "`");
    assertDamaged(index(), "it is empty");
  }

  @Test
  void refusesAnIndexThatIsTooDeep() throws IOException {
    var deep = index(stored(index(stored(index(stored(image(List.of(gzip), ABOUT)))))));

    assertThatThrownBy(() -> find(deep))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT));
  }

  private PackageManifest find(RawManifest raw) throws IOException {
    return PackageManifest.find(store, raw, "`x`");
  }

  private void assertDamaged(RawManifest raw, String message) {
    assertThatThrownBy(() -> find(raw))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_MANIFEST))
        .hasMessageContaining(message);
  }

  private Descriptor layer(String type, String content) {
    return store.add(type, content.getBytes(UTF_8));
  }

  private RawManifest stored(RawManifest raw) throws IOException {
    store.tag(raw, "t" + raw.digest().shortHex(), TagPolicy.REPLACE);
    return raw;
  }

  private static RawManifest image(List<Descriptor> layers, Map<String, String> annotations) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.empty(),
        layers,
        Optional.empty(),
        annotations));
  }

  private static RawManifest index(RawManifest... children) {
    var descriptors = Arrays.stream(children).map(RawManifest::descriptor).toList();
    return ManifestWriter.write(new Manifest.Index(
        MediaTypes.IMAGE_INDEX,
        Optional.empty(),
        descriptors,
        Map.of(),
        Optional.empty(),
        Map.of()));
  }
}
