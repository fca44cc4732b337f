// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/** Which state of a place is meant; its text is what people are shown. */
public sealed interface Revision {
  /** A tag of a registry, as it is asked for there: a {@code +} of a version is {@code _}. */
  record Tag(String name) implements Revision {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Content of a registry by its digest, {@code sha256:…}. */
  record Digest(String digest) implements Revision {
    @Override
    public String toString() {
      return digest;
    }
  }

  /** A state of a git repository. */
  record Git(GitRef ref) implements Revision {
    @Override
    public String toString() {
      if (ref instanceof GitRef.Tag tag) {
        return tag.name();
      }
      if (ref instanceof GitRef.Branch branch) {
        return branch.name();
      }
      return ref instanceof GitRef.Commit commit ? commit.id() : "HEAD";
    }
  }

  /** What is there now: a directory has no versions. */
  record Present() implements Revision {
    @Override
    public String toString() {
      return "";
    }
  }
}
