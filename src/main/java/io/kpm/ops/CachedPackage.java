// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.store.CacheListing;
import io.kpm.store.Origin;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A package of the cache, as people look at it.
 *
 * @param source {@code host/path} of a registry, or the path of an archive
 * @param tag empty if it was asked for by digest, or is that of an archive
 * @param digest of the manifest, or of the archive
 * @param directory absolute
 * @param lastUsed to the day
 */
public record CachedPackage(
    String source, String tag, String digest, Path directory, Content content, Instant lastUsed) {
  /** How much it is. */
  public record Content(int files, long bytes) {}

  static CachedPackage of(CacheListing.Entry entry) {
    var content = new Content(entry.files(), entry.bytes());
    var origin = entry.origin();
    var digest = "";
    var tag = "";
    var source = origin.toString();
    if (origin instanceof Origin.Registry registry) {
      var reference = registry.reference();
      source = reference.name();
      tag = reference.tag().orElse("");
      digest = String.valueOf(reference.digest().orElseThrow());
    } else if (origin instanceof Origin.Archive archive) {
      digest = archive.digest().toString();
    }
    return new CachedPackage(source, tag, digest, entry.directory(), content, entry.lastUsed());
  }

  /** The package in one word: {@code host/path:tag}, or with its digest where there is no tag. */
  public String name() {
    return tag.isEmpty() ? source + "@" + digest : source + ":" + tag;
  }
}
