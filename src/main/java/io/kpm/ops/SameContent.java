// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.archive.Extractor;
import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageArtifact;
import io.kpm.artifact.PackageManifest;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.Staging;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import java.io.IOException;

/**
 * Whether an artifact with another digest is the same package all the same: packed by another tool,
 * or by another version of the compression library.
 */
final class SameContent {
  private final ArtifactStore store;
  private final Packing packing;

  SameContent(ArtifactStore store, Packing packing) {
    this.store = store;
    this.packing = packing;
  }

  /** Fetches the other layer and compares the trees; something that is no package is different. */
  boolean holds(RawManifest other, PackageArtifact ours, Reference name) throws IOException {
    try {
      var manifest = PackageManifest.find(store, other, "`" + name + "`");
      return treeOf(manifest, name).equals(ours.content().files().tree());
    } catch (KpmException e) {
      if (isNoPackage(e.id())) {
        return false;
      }
      throw e;
    }
  }

  private String treeOf(PackageManifest manifest, Reference name) throws IOException {
    var what = "layer `" + manifest.layer().digest() + "` of `" + name + "`";
    try (var staging = Staging.in(packing.staging());
        var content = store.fetch(manifest.layer())) {
      var files = new Extractor(packing.rules().limits())
          .extract(content, manifest.format(), staging.directory(), what);
      return FileList.of(files).tree();
    }
  }

  private static boolean isNoPackage(ErrorId id) {
    return id == ErrorId.E_MANIFEST || id == ErrorId.E_ARCHIVE || id == ErrorId.E_LIMIT;
  }
}
