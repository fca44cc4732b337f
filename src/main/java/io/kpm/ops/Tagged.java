// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;
import java.util.Optional;

/** A reference with the tag of a flag beside it. */
final class Tagged {
  private Tagged() {}

  /**
   * The reference with that tag.
   *
   * @throws KpmException {@code E_REF} if the tag is not legal, {@code E_USAGE} if the reference
   *     has another one
   */
  static Reference with(Reference reference, Optional<String> version) {
    if (version.isEmpty()) {
      return reference;
    }
    var tag = legal(version.get());
    if (!reference.tag().orElse(tag).equals(tag)) {
      throw new KpmException(
              ErrorId.E_USAGE, "`--tag " + tag + "` contradicts the tag in `" + reference + "`")
          .withHint("give the tag once");
    }
    return reference.withTag(tag);
  }

  /**
   * The tag that a version or a tag of the user stands for.
   *
   * @throws KpmException {@code E_REF} if it is not legal
   */
  static String legal(String version) {
    var tag = TagName.ofVersion(version);
    if (!TagName.isLegal(tag)) {
      throw new KpmException(ErrorId.E_REF, "the tag " + Foreign.quote(tag) + " is not legal")
          .withHint("a tag has 1 to 128 letters, digits, `_`, `.`, `-`");
    }
    return tag;
  }
}
