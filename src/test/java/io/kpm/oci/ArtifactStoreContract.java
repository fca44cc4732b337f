// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.report.Reporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link ArtifactStore} does, whether it is a registry, a directory or memory. */
public abstract class ArtifactStoreContract {
  private static final String ABSENT = "sha256:" + "0".repeat(64);

  /** The store under test: a repository that is empty at the start of each test. */
  protected abstract ArtifactStore store() throws IOException;

  @Test
  void isEmptyAtFirst() throws IOException {
    var store = store();

    assertThat(store.tags()).isEmpty();
    assertThat(store.resolve("latest")).isEmpty();
    assertThat(store.resolve(ABSENT)).isEmpty();
    assertThat(store.manifest("latest")).isEmpty();
    assertThat(store.manifest(ABSENT)).isEmpty();
    assertThat(store.contains(blob("x"))).isFalse();
  }

  @Test
  void keepsBlobs() throws IOException {
    var store = store();
    var blob = blob("some content");

    store.push(blob, body("some content"));
    store.push(blob, body("some content"));

    assertThat(store.contains(blob)).isTrue();
    assertThat(read(store, blob)).isEqualTo("some content");
  }

  @Test
  void keepsAnEmptyBlob() throws IOException {
    var store = store();

    store.push(blob(""), body(""));

    assertThat(read(store, blob(""))).isEmpty();
  }

  @Test
  void refusesABlobWithOtherContent() throws IOException {
    var store = store();

    assertRefused(ErrorId.E_DIGEST, () -> store.push(blob("some"), body("same")));
    assertThat(store.contains(blob("some"))).isFalse();
  }

  @Test
  void saysWhenABlobIsNotThere() throws IOException {
    var store = store();

    assertRefused(ErrorId.E_NOTFOUND, () -> read(store, blob("absent")));
  }

  @Test
  void keepsAManifestUnderItsTags() throws IOException {
    var store = store();
    var manifest = pushParts(store, "layer");

    store.tag(manifest, "1.0.0", TagPolicy.CREATE);
    store.tag(manifest, "latest", TagPolicy.REPLACE);

    assertThat(store.tags()).containsExactlyInAnyOrder("1.0.0", "latest");
    assertThat(store.resolve("1.0.0").orElseThrow().digest()).isEqualTo(manifest.digest());
    assertThat(store.manifest("latest").orElseThrow().bytes()).isEqualTo(manifest.bytes());
    assertThat(store.manifest(manifest.digest().toString()).orElseThrow().descriptor())
        .isEqualTo(manifest.descriptor());
    assertThat(store.contains(manifest.descriptor())).isTrue();
  }

  @Test
  void keepsAManifestByItsDigestAlone() throws IOException {
    var store = store();
    var manifest = pushParts(store, "layer");

    store.push(manifest.descriptor(), manifest.body());

    assertThat(store.resolve(manifest.digest().toString()).orElseThrow())
        .isEqualTo(manifest.descriptor());
    assertThat(store.tags()).isEmpty();
  }

  @Test
  void movesATagOnlyIfItMay() throws IOException {
    var store = store();
    var first = pushParts(store, "one");
    var second = pushParts(store, "two");
    store.tag(first, "1.0.0", TagPolicy.CREATE);

    store.tag(first, "1.0.0", TagPolicy.CREATE);
    assertRefused(ErrorId.E_EXISTS, () -> store.tag(second, "1.0.0", TagPolicy.CREATE));
    assertThat(store.resolve("1.0.0").orElseThrow().digest()).isEqualTo(first.digest());

    store.tag(second, "1.0.0", TagPolicy.REPLACE);
    assertThat(store.resolve("1.0.0").orElseThrow().digest()).isEqualTo(second.digest());
    assertThat(store.resolve(first.digest().toString())).isPresent();
  }

  @Test
  void refusesAManifestWhosePartsAreMissing() throws IOException {
    var store = store();
    var manifest = manifest(blob("never sent"));

    assertThatThrownBy(() -> store.tag(manifest, "1.0.0", TagPolicy.CREATE))
        .isInstanceOf(MissingContentException.class);
    assertThat(store.resolve("1.0.0")).isEmpty();
  }

  @Test
  void keepsAnIndexOfManifests() throws IOException {
    var store = store();
    var child = pushParts(store, "layer");
    store.push(child.descriptor(), child.body());
    var index = ManifestWriter.write(Manifest.Index.of(List.of(child.descriptor())));

    store.tag(index, "all", TagPolicy.CREATE);

    assertThat(store.resolve("all").orElseThrow().mediaType()).isEqualTo(MediaTypes.IMAGE_INDEX);
    assertThat(store.manifest("all").orElseThrow().parsed()).isInstanceOf(Manifest.Index.class);
  }

  @Test
  void receivesAWholeArtifact() throws IOException {
    var source = new MemoryStore();
    var manifest = pushParts(source, "layer");
    var store = store();

    var first = new Copy(source, store, 4, Reporter.silent())
        .run(manifest, List.of("1.0.0"), TagPolicy.CREATE);
    var second = new Copy(source, store, 4, Reporter.silent())
        .run(manifest, List.of("1.0.0"), TagPolicy.CREATE);

    assertThat(first.savedBytes()).isZero();
    assertThat(second.savedBytes()).isEqualTo(second.totalBytes());
    assertThat(store.manifest("1.0.0").orElseThrow().bytes()).isEqualTo(manifest.bytes());
  }

  /** Stores the parts of a manifest with one layer; the manifest itself is not stored yet. */
  protected static RawManifest pushParts(ArtifactStore store, String layer) throws IOException {
    store.push(Descriptor.empty(), body("{}"));
    store.push(blob(layer), body(layer));
    return manifest(blob(layer));
  }

  protected static RawManifest manifest(Descriptor layer) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.of("application/vnd.test.artifact"),
        Optional.of(Descriptor.empty()),
        List.of(layer),
        Optional.empty(),
        Map.of("title", "a <test>")));
  }

  protected static Descriptor blob(String text) {
    var bytes = text.getBytes(UTF_8);
    return Descriptor.of("application/vnd.test.layer", Digest.of(bytes), bytes.length);
  }

  protected static Body body(String text) {
    return () -> new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  protected static String read(ArtifactStore store, Descriptor blob) throws IOException {
    try (var in = store.fetch(blob)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void assertRefused(ErrorId id, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
