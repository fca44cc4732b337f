// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.hash.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ManifestWriterTest {
  private static final String HEX = "a".repeat(64);
  private static final Descriptor LAYER =
      Descriptor.of(MediaTypes.LAYER_TAR_GZIP, new Digest(Digest.Algorithm.SHA256, HEX), 7);

  @Test
  void writesTheKeysInTheirOrderAndAnnotationsSorted() {
    var annotations = new LinkedHashMap<String, String>();
    annotations.put("z", "1");
    annotations.put("a", "2");

    var manifest = ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.of(MediaTypes.LAYER_TAR_GZIP),
        Optional.of(Descriptor.empty()),
        List.of(LAYER.withAnnotations(Map.of("org.opencontainers.image.title", "x.tgz"))),
        Optional.of(Descriptor.of(MediaTypes.IMAGE_MANIFEST, LAYER.digest(), 9)),
        annotations));

    assertThat(new String(manifest.bytes(), UTF_8))
        .isEqualTo("{\"schemaVersion\":2"
            + ",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\""
            + ",\"artifactType\":\"application/vnd.oci.image.layer.v1.tar+gzip\""
            + ",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":"
            + "\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\""
            + ",\"size\":2,\"data\":\"e30=\"}"
            + ",\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\""
            + ",\"digest\":\"sha256:" + HEX + "\",\"size\":7"
            + ",\"annotations\":{\"org.opencontainers.image.title\":\"x.tgz\"}}]"
            + ",\"subject\":{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\""
            + ",\"digest\":\"sha256:" + HEX + "\",\"size\":9}"
            + ",\"annotations\":{\"a\":\"2\",\"z\":\"1\"}}");
    assertThat(manifest.digest()).isEqualTo(Digest.of(manifest.bytes()));
  }

  @Test
  void leavesOutWhatIsAbsent() {
    var manifest = ManifestWriter.write(image(Map.of()));

    assertThat(new String(manifest.bytes(), UTF_8))
        .isEqualTo("{\"schemaVersion\":2"
            + ",\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"layers\":[]}");
  }

  @Test
  void writesAnIndex() {
    var manifest = ManifestWriter.write(Manifest.Index.of(List.of()));

    assertThat(new String(manifest.bytes(), UTF_8))
        .isEqualTo("{\"schemaVersion\":2"
            + ",\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}");
  }

  @Test
  void escapesAsGoDoes() {
    var manifest =
        ManifestWriter.write(image(Map.of("a", "<b>&\"\\\n\r\t\u0001\u007f\u2028é😀\ud800='/")));

    assertThat(new String(manifest.bytes(), UTF_8))
        .contains(
            "\"a\":\"\\u003cb\\u003e\\u0026\\\"\\\\\\n\\r\\t\\u0001\u007f\\u2028é😀\\ufffd='/\"");
  }

  @Test
  void writesWhatTheReaderReads() {
    var image = image(Map.of("a", "<b>\"é😀"));

    assertThat(ManifestWriter.write(image).parsed()).isEqualTo(image);
  }

  @Test
  void knowsTheEmptyBlob() {
    assertThat(Descriptor.empty().digest()).isEqualTo(Digest.of("{}".getBytes(UTF_8)));
  }

  private static Manifest.Image image(Map<String, String> annotations) {
    return new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        annotations);
  }
}
