// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CopyTest {
  private final MemoryStore source = new MemoryStore();
  private final Recorder target = new Recorder();

  @Test
  void sendsBlobsFirstAndTheTagLast() throws IOException {
    var child = image("child", "shared");
    source.push(child.descriptor(), child.body());
    var root = index(child.descriptor());

    copy(root, "1", "2");

    assertThat(target.log.subList(0, 2)).containsExactlyInAnyOrder("blob child", "blob shared");
    assertThat(target.log.subList(2, 5)).containsExactly("manifest", "tag 1", "tag 2");
  }

  @Test
  void sendsEachBlobOnceAndOnlyIfItIsMissing() throws IOException {
    target.memory.add("t/l", "there".getBytes(UTF_8));

    var result = copy(image("there", "new", "new"), "1");

    assertThat(target.log).containsExactly("blob new", "tag 1");
    assertThat(result.transfers())
        .extracting(Copy.Transfer::outcome)
        .containsExactly(new Copy.Outcome.Exists(), new Copy.Outcome.Uploaded());
    assertThat(result.totalBytes()).isEqualTo(8);
    assertThat(result.savedBytes()).isEqualTo(5);
  }

  @Test
  void storesByDigestWithoutATag() throws IOException {
    var root = image("layer");

    copy(root);

    assertThat(target.memory.tags()).isEmpty();
    assertThat(target.memory.resolve(root.digest().toString())).isPresent();
  }

  @Test
  void leavesForeignLayersAlone() throws IOException {
    var foreign = new Descriptor(
        "t/l",
        source.add("t/l", "elsewhere".getBytes(UTF_8)).digest(),
        9,
        Optional.empty(),
        Map.of(),
        List.of("https://elsewhere.test/"));

    copy(write(List.of(foreign)), "1");

    assertThat(target.log).containsExactly("tag 1");
  }

  @Test
  void sendsAgainWhatTheTargetOnlyClaimsToHave() throws IOException {
    target.claimsEverything = true;

    copy(image("layer"), "1");

    assertThat(target.log).containsExactly("blob layer", "tag 1");
    assertThat(target.memory.resolve("1")).isPresent();
  }

  @Test
  void stopsAtTheFirstFailureAndTagsNothing() throws IOException {
    var root = image("a", "b", "c");
    target.refused = "b";

    assertThatThrownBy(() -> copy(root, "1")).isInstanceOf(IOException.class).hasMessage("no b");
    assertThat(target.memory.tags()).isEmpty();
  }

  @Test
  void saysWhichPartTheSourceLacks() throws IOException {
    var root = index(image("layer").descriptor());

    assertThatThrownBy(() -> copy(root, "1"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_NOTFOUND));
  }

  @Test
  void refusesIndexesThatAreNestedTooDeeply() throws IOException {
    var root = image("layer");
    for (int depth = 0; depth < 4; depth++) {
      source.push(root.descriptor(), root.body());
      root = index(root.descriptor());
    }
    var deepest = root;

    assertThatThrownBy(() -> copy(deepest, "1"))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_LIMIT));
  }

  private Copy.Result copy(RawManifest root, String... tags) throws IOException {
    return new Copy(source, target, 4, Reporter.silent())
        .run(root, List.of(tags), TagPolicy.CREATE);
  }

  private RawManifest image(String... layers) {
    var descriptors = new ArrayList<Descriptor>();
    for (var layer : layers) {
      descriptors.add(source.add("t/l", layer.getBytes(UTF_8)));
    }
    return write(descriptors);
  }

  private static RawManifest write(List<Descriptor> layers) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.empty(),
        layers,
        Optional.empty(),
        Map.of()));
  }

  private static RawManifest index(Descriptor... manifests) {
    return ManifestWriter.write(Manifest.Index.of(List.of(manifests)));
  }

  /** A store that remembers what it was asked to keep, in the order of completion. */
  private static final class Recorder implements ArtifactStore {
    private final MemoryStore memory = new MemoryStore();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private boolean claimsEverything;
    private String refused = "";

    @Override
    public Optional<Descriptor> resolve(String tagOrDigest) {
      return memory.resolve(tagOrDigest);
    }

    @Override
    public Optional<RawManifest> manifest(String tagOrDigest) {
      return memory.manifest(tagOrDigest);
    }

    @Override
    public List<String> tags() {
      return memory.tags();
    }

    @Override
    public InputStream fetch(Descriptor blob) {
      return memory.fetch(blob);
    }

    @Override
    public boolean contains(Descriptor content) {
      return claimsEverything || memory.contains(content);
    }

    @Override
    public void push(Descriptor content, Body body) throws IOException {
      if (MediaTypes.isManifest(content.mediaType())) {
        memory.push(content, body);
        log.add("manifest");
        return;
      }
      String text;
      try (var in = body.open()) {
        text = new String(in.readAllBytes(), UTF_8);
      }
      if (text.equals(refused)) {
        throw new IOException("no " + text);
      }
      memory.push(content, body);
      log.add("blob " + text);
    }

    @Override
    public void tag(RawManifest manifest, String tag, TagPolicy policy) throws IOException {
      memory.tag(manifest, tag, policy);
      log.add("tag " + tag);
    }
  }
}
