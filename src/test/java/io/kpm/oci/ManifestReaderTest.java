// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestReaderTest {
  private static final String HEX = "a".repeat(64);
  private static final String LAYER =
      "{\"mediaType\":\"t/l\",\"digest\":\"sha256:" + HEX + "\",\"size\":7}";

  @Test
  void readsAnImageManifest() {
    var manifest = image("""
        {"schemaVersion": 2, "mediaType": "%s", "artifactType": "t/a",
         "config": {"mediaType": "t/c", "digest": "sha256:%s", "size": 2, "data": "bm8="},
         "layers": [%s, %s], "subject": %s, "unknown": [1],
         "annotations": {"b": "1", "a": "2"}}
        """.formatted(MediaTypes.IMAGE_MANIFEST, HEX, LAYER, LAYER, LAYER));

    assertThat(manifest.mediaType()).isEqualTo(MediaTypes.IMAGE_MANIFEST);
    assertThat(manifest.kind()).contains("t/a");
    assertThat(manifest.config().orElseThrow().mediaType()).isEqualTo("t/c");
    assertThat(manifest.layers()).hasSize(2);
    assertThat(manifest.layers().get(0).size()).isEqualTo(7);
    assertThat(manifest.subject()).isPresent();
    assertThat(manifest.annotations()).containsEntry("b", "1").containsEntry("a", "2");
  }

  @Test
  void readsAnIndexWithItsPlatforms() {
    var child = LAYER.replace("}", ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}");

    var manifest = RawManifest.untyped(
            bytes("{\"schemaVersion\":2,\"manifests\":[" + child + "]}"), Digest.Algorithm.SHA256)
        .parsed();

    assertThat(manifest).isInstanceOfSatisfying(Manifest.Index.class, index -> {
      assertThat(index.mediaType()).isEqualTo(MediaTypes.IMAGE_INDEX);
      assertThat(index.platforms().get(index.manifests().get(0).digest())).isEqualTo("linux/arm64");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":2}",
        "{\"schemaVersion\":2,\"layers\":null,\"config\":null,\"annotations\":null}",
        "{\"schemaVersion\":2,\"config\":{},\"layers\":[]}",
      })
  void toleratesThatPartsAreMissing(String json) {
    var manifest = image(json);

    assertThat(manifest.layers()).isEmpty();
    assertThat(manifest.config()).isEmpty();
  }

  @Test
  void dropsParametersOfTheContentType() {
    var raw = RawManifest.of(
        MediaTypes.IMAGE_MANIFEST + "; charset=utf-8", bytes("{\"schemaVersion\":2}"));

    assertThat(raw.descriptor().mediaType()).isEqualTo(MediaTypes.IMAGE_MANIFEST);
    assertThat(raw.parsed()).isInstanceOf(Manifest.Image.class);
  }

  @Test
  void hashesWithTheAlgorithmThatWasAskedFor() {
    var raw = RawManifest.untyped(bytes("{\"schemaVersion\":2}"), Digest.Algorithm.SHA512);

    assertThat(raw.digest().algorithm()).isEqualTo(Digest.Algorithm.SHA512);
    assertThat(raw.descriptor().mediaType()).isEqualTo(MediaTypes.IMAGE_MANIFEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"schemaVersion\":2",
        "{\"schemaVersion\":2}x",
        "{'schemaVersion':2}",
        "/**/{\"schemaVersion\":2}",
        "\ufeff{\"schemaVersion\":2}",
        "{\"schemaVersion\":2,\"a\":NaN}",
        "{\"schemaVersion\":2,\"schemaVersion\":2}",
        "{}",
        "{\"schemaVersion\":3}",
        "{\"schemaVersion\":\"2\"}",
        "{\"schemaVersion\":2,\"layers\":{}}",
        "{\"schemaVersion\":2,\"layers\":[1]}",
        "{\"schemaVersion\":2,\"annotations\":{\"a\":1}}",
        "{\"schemaVersion\":2,\"annotations\":[]}",
        "{\"schemaVersion\":2,\"mediaType\":\"text/plain\"}",
        "{\"schemaVersion\":2,\"mediaType\":7}",
      })
  void refusesWhatIsDamaged(String json) {
    assertRefused(ErrorId.E_MANIFEST, json);
  }

  @ParameterizedTest
  @CsvSource({
    "E_MANIFEST, -1",
    "E_MANIFEST, 1.5",
    "E_MANIFEST, 1e3",
    "E_MANIFEST, 1e400",
    "E_MANIFEST, \"12\"",
    "E_MANIFEST, null",
    "E_LIMIT, 4611686018427387904",
    "E_LIMIT, 9007199254740993",
    "E_LIMIT, 99999999999999999999999999",
  })
  void refusesSizesThatAreNoSizes(ErrorId id, String size) {
    assertRefused(id, withLayer(LAYER.replace(":7}", ":" + size + "}")));
  }

  @ParameterizedTest
  @CsvSource({
    "E_MANIFEST, md5:aaaa",
    "E_MANIFEST, sha256:aaaa",
    "E_MANIFEST, AAAA",
    "E_MANIFEST, ''",
    "E_POLICY, sha256:../../etc/passwd",
    "E_POLICY, sha256:a/b",
  })
  void refusesDigestsThatAreNoDigests(ErrorId id, String digest) {
    assertRefused(id, withLayer(LAYER.replace("sha256:" + HEX, digest)));
  }

  @Test
  void refusesADescriptorWithoutItsFields() {
    assertRefused(ErrorId.E_MANIFEST, withLayer("{}"))
        .hasMessageEndingWith("has no `layers[0].mediaType`");
    assertRefused(ErrorId.E_MANIFEST, withLayer(LAYER.replace(",\"size\":7", "")))
        .hasMessageContaining("layers[0].size");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":2,\"manifests\":[],\"layers\":[]}",
        "{\"schemaVersion\":2,\"manifests\":[],\"config\":{}}",
      })
  void refusesBothShapesInOne(String json) {
    assertRefused(ErrorId.E_MANIFEST, json).hasMessageContaining("ambiguous");
  }

  @Test
  void refusesSchema1() {
    assertRefused(ErrorId.E_MANIFEST, "{\"schemaVersion\":1,\"fsLayers\":[]}")
        .hasMessageContaining("schema 1 is not supported");
    assertThatThrownBy(() -> RawManifest.of(
                "application/vnd.docker.distribution.manifest.v1+prettyjws",
                bytes("{\"schemaVersion\":2}"))
            .parsed())
        .hasMessageContaining("schema 1 is not supported");
  }

  @Test
  void refusesATypeThatContradictsTheBody() {
    var body = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.IMAGE_INDEX + "\"}";

    assertRefused(ErrorId.E_MANIFEST, body);
    assertThatThrownBy(
            () -> RawManifest.of(MediaTypes.IMAGE_MANIFEST, bytes(body)).parsed())
        .hasMessageContaining("is kept as `" + MediaTypes.IMAGE_MANIFEST + "` but says that it is");
    assertThatThrownBy(() -> RawManifest.of(
                MediaTypes.IMAGE_INDEX, bytes("{\"schemaVersion\":2,\"layers\":[]}"))
            .parsed())
        .hasMessageContaining("but no list of manifests");
  }

  @Test
  void refusesWhatIsTooDeepOrHasTooManyChildren() {
    assertRefused(ErrorId.E_LIMIT, "{\"schemaVersion\":2,\"a\":" + "[".repeat(200_000));
    assertRefused(
        ErrorId.E_LIMIT,
        "{\"schemaVersion\":2,\"manifests\":[" + (LAYER + ",").repeat(1000) + LAYER + "]}");
  }

  private static String withLayer(String layer) {
    return "{\"schemaVersion\":2,\"layers\":[" + layer + "]}";
  }

  private static Manifest.Image image(String json) {
    return (Manifest.Image)
        RawManifest.of(MediaTypes.IMAGE_MANIFEST, bytes(json)).parsed();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ErrorId id, String json) {
    return assertThatThrownBy(() -> RawManifest.of("", bytes(json)).parsed())
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
