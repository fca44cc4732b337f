// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.hash.Digest;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.testing.RegistryClient;
import io.kpm.testing.ServeProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server promised is there after it was killed, however busy it was. */
final class KilledServerIT {
  private static final int ROUNDS = 10;

  @TempDir
  private Path directory;

  private final AtomicInteger pushed = new AtomicInteger();

  @Test
  void keepsEveryManifestThatItTook() throws Exception {
    var promised = new ArrayList<String>();

    for (int round = 0; round < ROUNDS; round++) {
      promised.addAll(pushUntilKilled(round));
    }

    try (var server = ServeProcess.start(directory);
        var client = RegistryClient.of(server.host())) {
      var store = client.repository("acme/app");
      assertThat(store.tags()).containsAll(promised);
      for (var tag : store.tags()) {
        assertWhole(store, tag);
      }
      assertThat(server.terminate()).isEqualTo(143);
    }
  }

  /** Pushes in the background and kills the server after some pushes; gives what was accepted. */
  private List<String> pushUntilKilled(int round) throws Exception {
    var accepted = new ArrayList<String>();
    try (var server = ServeProcess.start(directory);
        var client = RegistryClient.of(server.host())) {
      int target = pushed.get() + 1 + round % 4;
      var pushing = CompletableFuture.runAsync(() -> push(client, round, accepted));
      while (pushed.get() < target && !pushing.isDone()) {
        Thread.onSpinWait();
      }
      server.kill();
      pushing.get();
    }
    assertThat(accepted).isNotEmpty();
    return accepted;
  }

  private void push(RegistryClient client, int round, List<String> accepted) {
    var store = client.repository("acme/app");
    try {
      for (int i = 0; true; i++) {
        var tag = round + "." + i;
        store.tag(manifest(store, tag), tag, TagPolicy.REPLACE);
        accepted.add(tag);
        pushed.incrementAndGet();
      }
    } catch (IOException | RuntimeException killed) {
      assertThat(killed).isNotNull();
    }
  }

  private static RawManifest manifest(ArtifactStore store, String content) throws IOException {
    var bytes = content.repeat(20_000).getBytes(UTF_8);
    var layer = Descriptor.of("t/l", Digest.of(bytes), bytes.length);
    store.push(layer, () -> new ByteArrayInputStream(bytes));
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.empty(),
        List.of(layer),
        Optional.empty(),
        Map.of()));
  }

  private static void assertWhole(ArtifactStore store, String tag) throws IOException {
    for (var part : store.manifest(tag).orElseThrow().parsed().parts()) {
      try (var in = store.fetch(part)) {
        assertThat(in.readAllBytes()).hasSize((int) part.size());
      }
    }
  }
}
