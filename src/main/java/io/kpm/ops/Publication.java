// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.artifact.PackageArtifact;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.Copy;
import io.kpm.oci.Descriptor;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.report.Reporter;
import io.kpm.text.ByteSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way of one packed package into one repository. */
final class Publication {
  private final Reference target;
  private final Push.Options options;
  private final Packing packing;
  private final Reporter reporter;
  private final int concurrency;
  private final ArtifactStore store;

  /** Publishes to the repository of the target, whose tag is the version. */
  Publication(
      Remote remote, Reference target, Push.Options options, Packing packing, Reporter reporter) {
    this.target = target;
    this.options = options;
    this.packing = packing;
    this.reporter = reporter;
    this.concurrency = remote.access().traffic().concurrency();
    this.store = remote.repository(target);
  }

  Push.Result publish(PackageArtifact artifact) throws IOException {
    var published = published(artifact);
    var manifest = published.orElse(artifact.manifest());
    var tags = missingTags(manifest.digest(), published.isPresent());
    if (published.isPresent()) {
      reporter.say("already published: `" + target + "`");
    }
    if (options.dryRun()) {
      rehearse(artifact, tags);
    } else if (published.isPresent()) {
      addTags(manifest, tags);
    } else {
      transfer(artifact, tags);
    }
    var repository =
        new Reference(target.registry(), target.repository(), Optional.empty(), Optional.empty());
    return new Push.Result(repository.withDigest(manifest.digest()));
  }

  /** What stands under the version already, if it is this package. */
  private Optional<RawManifest> published(PackageArtifact artifact) throws IOException {
    var tag = target.tag().orElseThrow();
    var existing = store.resolve(tag);
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    if (existing.get().digest().equals(artifact.manifest().digest())) {
      return Optional.of(artifact.manifest());
    }
    var other = store.manifest(tag);
    if (other.isEmpty()) {
      return Optional.empty();
    }
    if (new SameContent(store, packing).holds(other.get(), artifact, target)) {
      return other;
    }
    if (!options.force()) {
      throw exists(tag);
    }
    return Optional.empty();
  }

  private List<String> missingTags(Digest digest, boolean isPublished) throws IOException {
    var tags = new ArrayList<String>();
    if (!isPublished) {
      tags.add(target.tag().orElseThrow());
    }
    for (var tag : options.tags()) {
      var existing = store.resolve(tag);
      boolean isOurs = existing.isPresent() && existing.get().digest().equals(digest);
      if (existing.isPresent() && !isOurs && !options.force()) {
        throw exists(tag);
      }
      if (!isOurs && !tags.contains(tag)) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  private void rehearse(PackageArtifact artifact, List<String> tags) throws IOException {
    for (var blob : new PackageSource(artifact).blobs()) {
      reporter.say((store.contains(blob) ? "Exists        " : "Would upload  ") + describe(blob));
    }
    for (var tag : tags) {
      reporter.say("would push [registry] " + target.withTag(tag));
    }
  }

  private void transfer(PackageArtifact artifact, List<String> tags) throws IOException {
    var copy = new Copy(new PackageSource(artifact), store, concurrency, reporter);
    var result = copy.run(artifact.manifest(), tags, policy());
    for (var transfer : result.transfers()) {
      boolean isSent = transfer.outcome() instanceof Copy.Outcome.Uploaded;
      reporter.say((isSent ? "Uploaded  " : "Exists    ") + describe(transfer.blob()));
    }
    if (result.savedBytes() > 0) {
      reporter.say(
          "saved " + ByteSize.of(result.savedBytes()) + " of " + ByteSize.of(result.totalBytes()));
    }
    sayPushed(tags);
  }

  private void addTags(RawManifest manifest, List<String> tags) throws IOException {
    for (var tag : tags) {
      store.tag(manifest, tag, policy());
    }
    sayPushed(tags);
  }

  private void sayPushed(List<String> tags) {
    for (var tag : tags) {
      reporter.say("pushed [registry] " + target.withTag(tag));
    }
  }

  private TagPolicy policy() {
    return options.force() ? TagPolicy.REPLACE : TagPolicy.CREATE;
  }

  private KpmException exists(String tag) {
    return new KpmException(
            ErrorId.E_EXISTS,
            "cannot push `" + target.withTag(tag) + "`: the tag already exists with other content")
        .withHint("raise `version` in kcl.mod, or pass `--force` to replace it");
  }

  private static String describe(Descriptor blob) {
    return blob.digest().shortHex() + " " + PackageSource.nameOf(blob);
  }
}
