// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.ArchivedFile;
import io.kpm.archive.Extractor;
import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageManifest;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Fetches one package and unpacks it, verified while it is read. */
final class Download {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ArtifactStore repository;
  private final ArchiveLimits limits;

  Download(ArtifactStore repository, ArchiveLimits limits) {
    this.repository = repository;
    this.limits = limits;
  }

  /**
   * What was fetched.
   *
   * @param claimedSum the sum that the publisher states; empty if none
   */
  record Content(FileList files, String claimedSum) {}

  /** Unpacks the package behind a manifest into an empty directory. */
  Content into(Path directory, RawManifest raw, Reference reference) throws IOException {
    var manifest = PackageManifest.find(repository, raw, "`" + reference + "`");
    var layer = manifest.layer();
    var what = "layer `" + layer.digest() + "` of `" + reference + "`";
    long limit = limits.bytes().layerBytes();
    if (layer.size() > limit) {
      throw new KpmException(
              ErrorId.E_LIMIT,
              what + " has " + layer.size() + " bytes, the limit `limits.layerBytes` is " + limit)
          .withHint("if you trust it: kpm config set limits.layerBytes VALUE");
    }
    try (var content = repository.fetch(layer)) {
      return new Content(
          FileList.of(extract(content, manifest, directory, what)),
          manifest.annotations().sum().orElse(""));
    }
  }

  /** If the bytes are not even the promised ones, that is the error to tell. */
  private List<ArchivedFile> extract(
      InputStream content, PackageManifest manifest, Path directory, String what)
      throws IOException {
    try {
      return new Extractor(limits).extract(content, manifest.format(), directory, what);
    } catch (KpmException e) {
      if (e.id() == ErrorId.E_ARCHIVE || e.id() == ErrorId.E_LIMIT) {
        drain(content);
      }
      throw e;
    }
  }

  private static void drain(InputStream content) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    int got = content.read(buffer);
    while (got >= 0) {
      got = content.read(buffer);
    }
  }
}
