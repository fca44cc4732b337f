// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import io.kpm.hash.Digest;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MediaTypes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One removal of the content that no listed manifest needs. */
final class LayoutSweep {
  private final ImageLayout layout;
  private final Set<Digest> needed = new HashSet<>();

  LayoutSweep(ImageLayout layout) {
    this.layout = layout;
  }

  void run(Path blobs, Instant oldest) throws IOException {
    for (var manifest : layout.index().manifests()) {
      mark(manifest);
    }
    for (var algorithm : Digest.Algorithm.values()) {
      var directory = blobs.resolve(algorithm.prefix());
      if (Files.isDirectory(directory)) {
        sweep(directory, algorithm, oldest);
      }
    }
  }

  private void mark(Descriptor manifest) throws IOException {
    if (!needed.add(manifest.digest())) {
      return;
    }
    for (var part : layout.load(manifest).parsed().parts()) {
      if (MediaTypes.isManifest(part.mediaType())) {
        mark(part);
      } else {
        needed.add(part.digest());
      }
    }
  }

  private void sweep(Path directory, Digest.Algorithm algorithm, Instant oldest)
      throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        var digest = Digest.parse(algorithm.prefix() + ":" + file.getFileName());
        boolean isUnused = digest.isPresent() && !needed.contains(digest.get());
        if (isUnused && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.delete(file);
        }
      }
    }
  }
}
