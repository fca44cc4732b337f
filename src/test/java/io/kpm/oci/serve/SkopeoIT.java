// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kpm.hash.Digest;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.oci.layout.ImageLayout;
import io.kpm.report.Reporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another client, skopeo, pushes to our server and pulls from it. */
final class SkopeoIT {
  private static final Path PROGRAM = Path.of("/usr/bin/skopeo");

  @TempDir
  private Path directory;

  @BeforeAll
  static void isInstalled() {
    assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
  }

  @Test
  void pushesPullsAndDeletes() throws Exception {
    var source = ImageLayout.create(directory.resolve("source"), Reporter.silent());
    var image = image(source);
    source.tag(image, "1.0.0", TagPolicy.CREATE);

    try (var server = RegistryServer.start(
        ServeOptions.local(directory.resolve("data"))
            .with(new ServeOptions.Access.OneUser("test", "1234")),
        Reporter.silent(),
        Clock.systemUTC())) {
      var place = "docker://" + URI.create(server.url()).getAuthority() + "/acme/app:1.0.0";
      skopeo(
          "copy",
          "--dest-tls-verify=false",
          "--dest-creds=test:1234",
          "--preserve-digests",
          "oci:" + directory.resolve("source") + ":1.0.0",
          place);
      skopeo(
          "copy",
          "--src-tls-verify=false",
          "--src-creds=test:1234",
          "--preserve-digests",
          place,
          "oci:" + directory.resolve("target") + ":1.0.0");
      var inspected = skopeo("inspect", "--tls-verify=false", "--creds=test:1234", place);
      skopeo("delete", "--tls-verify=false", "--creds=test:1234", place);

      assertThat(inspected).contains(image.digest().toString()).contains("\"1.0.0\"");
    }
    var target = ImageLayout.open(directory.resolve("target"), Reporter.silent());
    assertThat(target.manifest("1.0.0").orElseThrow().bytes()).isEqualTo(image.bytes());
  }

  private static RawManifest image(ImageLayout layout) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(new byte[1024]);
    }
    var layer = add(layout, MediaTypes.LAYER_TAR_GZIP, compressed.toByteArray());
    var config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\","
        + "\"diff_ids\":[\"" + Digest.of(new byte[1024]) + "\"]}}";
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.of(
            add(layout, "application/vnd.oci.image.config.v1+json", config.getBytes(UTF_8))),
        List.of(layer),
        Optional.empty(),
        Map.of()));
  }

  private static Descriptor add(ImageLayout layout, String mediaType, byte[] bytes)
      throws IOException {
    var blob = Descriptor.of(mediaType, Digest.of(bytes), bytes.length);
    layout.push(blob, () -> new ByteArrayInputStream(bytes));
    return blob;
  }

  private String skopeo(String... arguments) throws Exception {
    var command = new ArrayList<String>(
        List.of(PROGRAM.toString(), "--insecure-policy", "--tmpdir", directory.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
