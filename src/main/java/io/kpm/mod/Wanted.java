// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;

/** Which revisions of a place satisfy a dependency; its text is what {@code kcl.mod} says. */
public sealed interface Wanted {
  /**
   * {@code "1.31.2"}: this tag or a higher one, as in Go; a tag that is no version, such as
   * {@code latest}, allows only itself.
   *
   * @param tag in the spelling of the file, but legal as a tag
   */
  record AtLeast(String tag) implements Wanted {
    @Override
    public String toString() {
      return tag;
    }
  }

  /** {@code "^1.2"}: the lowest tag that satisfies everybody. */
  record Within(VersionRange range) implements Wanted {
    @Override
    public String toString() {
      return range.toString();
    }
  }

  /** {@code ""}, or no tag: the newest tag. */
  record Newest() implements Wanted {
    @Override
    public String toString() {
      return "newest";
    }
  }

  /** A digest, a state of a git repository, or a directory: nothing else will do. */
  record Exactly(Revision revision) implements Wanted {
    @Override
    public String toString() {
      return revision.toString();
    }
  }

  /**
   * Reads a version string or tag of {@code kcl.mod}.
   *
   * @param where in what it stands, {@code file:line:column}; empty for what a user typed
   * @throws KpmException {@code E_MOD} for what a file says, {@code E_REF} for what a user typed
   */
  static Wanted of(String text, String where) {
    if (text.isEmpty()) {
      return new Newest();
    }
    if (VersionRange.isRange(text)) {
      return new Within(VersionRange.parse(text, where));
    }
    var tag = TagName.ofVersion(text);
    if (!TagName.isLegal(tag)) {
      throw new KpmException(
          where.isEmpty() ? ErrorId.E_REF : ErrorId.E_MOD,
          (where.isEmpty() ? "" : "`" + where + "`: ") + Foreign.quote(text)
              + " is neither a version nor a range nor a tag");
    }
    return new AtLeast(tag);
  }
}
