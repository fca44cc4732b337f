// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.files.AtomicFile;
import io.kpm.hash.Digest;
import io.kpm.oci.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tags meant when they were last resolved, and which tag was the newest, for times without a
 * network: one small file each.
 */
final class TagMemory {
  // Not legal in repositories, so that no tag has the name of a directory.
  private static final String PREFIX = "@";

  private final Path root;

  TagMemory(Path root) {
    this.root = root;
  }

  /** Remembers what a tag means; a home that cannot be written is no reason to fail. */
  void remember(Reference repository, String tag, Digest digest) {
    write(file(repository, tag), digest.toString());
  }

  /** Remembers which tag was the newest. */
  void rememberNewest(Reference repository, String tag) {
    write(file(repository, ""), tag);
  }

  Optional<Digest> recall(Reference repository, String tag) {
    Optional<String> text = read(file(repository, tag));
    return text.isPresent() ? Digest.parse(text.get()) : Optional.empty();
  }

  Optional<String> recallNewest(Reference repository) {
    return read(file(repository, ""));
  }

  private Path file(Reference repository, String tag) {
    return root.resolve(repository.registry())
        .resolve(repository.repository())
        .resolve(PREFIX + tag);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) {
    if (read(file).equals(Optional.of(text))) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.writeReplaceable(file, (text + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      // Without this memory --offline finds less; everything else works.
      return;
    }
  }
}
