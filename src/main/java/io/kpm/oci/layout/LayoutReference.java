// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.Optional;

/**
 * A place in an image layout: {@code oci-layout:DIR[:TAG][@DIGEST]}.
 *
 * @param directory as typed
 * @param tagOrDigest the digest if there is one, else the tag
 */
public record LayoutReference(String directory, Optional<String> tagOrDigest) {
  private static final String PREFIX = "oci-layout:";

  /** Whether the text means an image layout. */
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * Reads the text. What follows the last colon is a tag if it is a legal one; a single letter
   * before a colon is a drive.
   *
   * @throws KpmException {@code E_REF} if no directory is named
   */
  public static LayoutReference parse(String text) {
    var rest = isOne(text) ? text.substring(PREFIX.length()) : "";
    int at = rest.lastIndexOf('@');
    var digest = at < 0 ? Optional.<Digest>empty() : Digest.parse(rest.substring(at + 1));
    var place = digest.isEmpty() ? rest : rest.substring(0, at);
    int colon = place.lastIndexOf(':');
    boolean hasTag = colon > 1 && TagName.isLegal(TagName.ofVersion(place.substring(colon + 1)));
    var directory = hasTag ? place.substring(0, colon) : place;
    if (directory.isEmpty()) {
      throw new KpmException(
          ErrorId.E_REF,
          "cannot read the reference " + Foreign.quote(text)
              + ": expected `oci-layout:DIR`, `oci-layout:DIR:TAG` or `oci-layout:DIR@DIGEST`");
    }
    if (digest.isPresent()) {
      return new LayoutReference(directory, digest.map(Digest::toString));
    }
    return new LayoutReference(
        directory,
        hasTag ? Optional.of(TagName.ofVersion(place.substring(colon + 1))) : Optional.empty());
  }

  /**
   * The tag or digest that is meant in that layout: without one, the only manifest that it lists.
   *
   * @throws KpmException {@code E_USAGE} naming the tags if there are several
   */
  public String in(ImageLayout layout) throws IOException {
    if (tagOrDigest.isPresent()) {
      return tagOrDigest.get();
    }
    var manifests = layout.index().manifests();
    if (manifests.size() != 1) {
      throw new KpmException(
          ErrorId.E_USAGE,
          Foreign.quote(directory) + " lists " + manifests.size() + " manifests, with the tags "
              + Foreign.quote(String.join(", ", layout.tags()))
              + ": name one as `" + PREFIX + "DIR:TAG`");
    }
    return manifests.get(0).digest().toString();
  }
}
