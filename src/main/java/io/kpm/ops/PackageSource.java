// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.artifact.PackageArtifact;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.ContentSource;
import io.kpm.oci.Descriptor;
import io.kpm.oci.RawManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A packed package as something to copy from. */
final class PackageSource implements ContentSource {
  private static final String TITLE = "org.opencontainers.image.title";

  private final PackageArtifact artifact;

  PackageSource(PackageArtifact artifact) {
    this.artifact = artifact;
  }

  /** What the manifest refers to. */
  List<Descriptor> blobs() {
    return List.of(Descriptor.empty(), artifact.layer());
  }

  /** The name of a blob for people. */
  static String nameOf(Descriptor blob) {
    return blob.annotations().getOrDefault(TITLE, "config");
  }

  @Override
  public Optional<RawManifest> manifest(String tagOrDigest) {
    return tagOrDigest.equals(artifact.manifest().digest().toString())
        ? Optional.of(artifact.manifest())
        : Optional.empty();
  }

  @Override
  public InputStream fetch(Descriptor blob) throws IOException {
    if (blob.digest().equals(artifact.layer().digest())) {
      return artifact.layerBody().open();
    }
    if (blob.digest().equals(Descriptor.empty().digest())) {
      return new ByteArrayInputStream(new byte[] {'{', '}'});
    }
    throw new KpmException(ErrorId.E_NOTFOUND, "the package has no blob `" + blob.digest() + "`");
  }
}
