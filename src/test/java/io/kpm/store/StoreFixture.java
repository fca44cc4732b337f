// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.artifact.Annotations;
import io.kpm.config.KpmHome;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.ProcessLock;
import io.kpm.hash.Digest;
import io.kpm.hash.VerifyingInputStream;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.MemoryStore;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import io.kpm.testing.TarBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Registries in memory that write down what they are asked for, and stores over one home. */
final class StoreFixture implements Repositories, Reporter {
  private final KpmHome home;
  private final Map<String, MemoryStore> repositories = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private boolean corrupt;

  StoreFixture(Path home) {
    this.home = new KpmHome(home);
  }

  KpmHome home() {
    return home;
  }

  PackageStore store() {
    return new PackageStore(home, this, StoreOptions.DEFAULT, this);
  }

  PackageStore offline() {
    var options = new StoreOptions(
        StoreOptions.DEFAULT.limits(), ProcessLock.Patience.DEFAULT, true, Clock.systemUTC());
    return new PackageStore(home, this, options, this);
  }

  void publish(String repository, String tag, TarBuilder content) throws IOException {
    publish(repository, tag, content, Map.of(Annotations.NAME, "hello"));
  }

  void publish(String repository, String tag, TarBuilder content, Map<String, String> annotations)
      throws IOException {
    var store = repository(repository);
    var layer = store.add(MediaTypes.LAYER_TAR_GZIP, content.gzip());
    var manifest = ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.empty(),
        Optional.empty(),
        List.of(layer),
        Optional.empty(),
        annotations));
    store.tag(manifest, tag, ArtifactStore.TagPolicy.REPLACE);
  }

  void remove(String repository) {
    repositories.remove(repository);
  }

  void corruptBlobs() {
    corrupt = true;
  }

  Digest digest(String repository, String tag) {
    return repository(repository).resolve(tag).orElseThrow().digest();
  }

  List<String> requests() {
    return requests;
  }

  void forgetRequests() {
    requests.clear();
  }

  List<String> said() {
    return said;
  }

  @Override
  public ArtifactStore open(Reference reference) {
    return new Recorded(repository(reference.name()));
  }

  @Override
  public void report(Event event) {
    if (event instanceof Event.Said line) {
      said.add(line.line());
    }
    if (event instanceof Event.Warned line) {
      said.add(line.line());
    }
  }

  /** A package with two files and a directory. */
  static TarBuilder hello(String version) {
    return TarBuilder.tar()
        .directory("a")
        .file("a/b.k", "b = 1\n")
        .file("kcl.mod", mod("hello", version))
        .file("main.k", "x = 1\n");
  }

  static String mod(String name, String version) {
    return "[package]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n";
  }

  static Reference reference(String text) {
    return Reference.parse(text, new Reference.Defaults("ghcr.io", "kcl-lang"));
  }

  static Wanted typed(String reference) {
    return Wanted.typed(reference(reference));
  }

  static void assertFails(ErrorId id, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }

  private MemoryStore repository(String name) {
    return repositories.computeIfAbsent(name, n -> new MemoryStore());
  }

  private final class Recorded implements ArtifactStore {
    private final MemoryStore store;

    Recorded(MemoryStore store) {
      this.store = store;
    }

    @Override
    public Optional<Descriptor> resolve(String tagOrDigest) {
      requests.add("resolve " + tagOrDigest);
      return store.resolve(tagOrDigest);
    }

    @Override
    public Optional<RawManifest> manifest(String tagOrDigest) {
      requests.add("manifest " + tagOrDigest);
      return store.manifest(tagOrDigest);
    }

    @Override
    public List<String> tags() {
      requests.add("tags");
      return store.tags();
    }

    @Override
    public InputStream fetch(Descriptor blob) {
      requests.add("fetch " + blob.digest());
      if (corrupt) {
        var noise = new ByteArrayInputStream(new byte[(int) blob.size()]);
        return new VerifyingInputStream(noise, blob.digest(), blob.size(), "blob");
      }
      return store.fetch(blob);
    }

    @Override
    public boolean contains(Descriptor content) {
      return store.contains(content);
    }

    @Override
    public void push(Descriptor content, Body body) throws IOException {
      store.push(content, body);
    }

    @Override
    public void tag(RawManifest manifest, String tag, TagPolicy policy) throws IOException {
      store.tag(manifest, tag, policy);
    }
  }
}
