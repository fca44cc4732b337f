// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.mod.Version;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.util.Optional;

/** Finds out what a tag means: at the registry, or offline from memory. */
final class TagLookup {
  private final Repositories repositories;
  private final TagMemory memory;
  private final boolean offline;
  private final Reporter reporter;

  TagLookup(Repositories repositories, TagMemory memory, boolean offline, Reporter reporter) {
    this.repositories = repositories;
    this.memory = memory;
    this.offline = offline;
    this.reporter = reporter;
  }

  /**
   * Resolves a reference with a tag, or with nothing, which means its newest version.
   *
   * @throws KpmException {@code E_NOTFOUND}
   */
  Resolved resolve(Reference reference) throws IOException {
    return offline ? fromMemory(reference) : fromRegistry(reference);
  }

  /** Whether it is known without a request what a reference means. */
  boolean isKnownOffline(Reference reference) {
    if (reference.digest().isPresent()) {
      return true;
    }
    Optional<String> tag =
        reference.tag().isPresent() ? reference.tag() : memory.recallNewest(reference);
    return tag.isPresent() && memory.recall(reference, tag.get()).isPresent();
  }

  /**
   * Refuses a tag that means something else than the digest beside it.
   *
   * @throws KpmException {@code E_DIGEST}, or {@code E_NOTFOUND} if there is no such tag
   */
  void checkAgreement(Reference reference) throws IOException {
    if (reference.tag().isEmpty()) {
      return;
    }
    var tag = reference.tag().get();
    var actual = repositories.open(reference).resolve(tag);
    if (actual.isEmpty()) {
      throw notFound(reference, tag);
    }
    var digest = actual.get().digest();
    if (reference.digest().isPresent() && !reference.digest().get().equals(digest)) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          "tag and digest of `" + reference + "` disagree: the tag means `" + digest + "`");
    }
  }

  static KpmException notFound(Reference reference, String tagOrDigest) {
    return new KpmException(
            ErrorId.E_NOTFOUND,
            "failed to get package with '" + tagOrDigest + "' from '" + reference.name()
                + "': not found")
        .withHint(
            "without a version, `kpm pull` takes the newest one; a private repository may show"
                + " itself only after `kpm login " + reference.registry() + "`");
  }

  private Resolved fromRegistry(Reference reference) throws IOException {
    var repository = repositories.open(reference);
    var tag = reference.tag().isPresent() ? reference.tag().get() : newest(repository, reference);
    Optional<RawManifest> manifest = repository.manifest(tag);
    if (manifest.isEmpty()) {
      throw notFound(reference, tag);
    }
    var digest = manifest.get().digest();
    memory.remember(reference, tag, digest);
    return new Resolved(reference.withTag(tag).withDigest(digest), manifest, true);
  }

  private String newest(ArtifactStore repository, Reference reference) throws IOException {
    var tags = repository.tags();
    Optional<String> newest = Version.newest(tags);
    if (newest.isEmpty()) {
      throw new KpmException(
          ErrorId.E_NOTFOUND,
          "failed to select latest version from '" + reference.name() + "': "
              + (tags.isEmpty() ? "there are no tags" : "no tag is a version"));
    }
    memory.rememberNewest(reference, newest.get());
    reporter.say("the latest version '" + newest.get() + "' will be downloaded");
    return newest.get();
  }

  private Resolved fromMemory(Reference reference) {
    Optional<String> tag =
        reference.tag().isPresent() ? reference.tag() : memory.recallNewest(reference);
    Optional<Digest> digest =
        tag.isPresent() ? memory.recall(reference, tag.get()) : Optional.empty();
    if (tag.isEmpty() || digest.isEmpty()) {
      throw new KpmException(
              ErrorId.E_NOTFOUND,
              "`" + reference + "` is not in the cache, and --offline forbids to ask for it")
          .withHint("run the command once without --offline");
    }
    reporter.say("offline: `" + reference.withTag(tag.get()) + "` means `" + digest.get()
        + "`, as it did last time");
    return new Resolved(
        reference.withTag(tag.get()).withDigest(digest.get()), Optional.empty(), false);
  }
}
