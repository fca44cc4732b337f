// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.text.Foreign;
import java.nio.file.Path;

/**
 * Where the versions of a package live. Two packages are the same if their places are equal; their
 * texts are for messages.
 *
 * <p>{@code inner} is the name of the package that is meant inside an artifact, repository or
 * directory; empty for the one in its root.
 */
public sealed interface Place {
  /**
   * A repository of a registry.
   *
   * @param host with the default one filled in
   */
  record Registry(String host, String repository, String inner) implements Place {
    @Override
    public String toString() {
      return named(host + "/" + repository, inner);
    }
  }

  /** A git repository. */
  record Git(String url, String inner) implements Place {
    /** The URL without the user and password that may stand in it. */
    @Override
    public String toString() {
      int host = url.indexOf("://") + 3;
      int slash = url.indexOf('/', host);
      int at = url.lastIndexOf('@', slash < 0 ? url.length() : slash);
      boolean hasUser = host > 2 && at >= host;
      return named(hasUser ? url.substring(0, host) + url.substring(at + 1) : url, inner);
    }
  }

  /** A directory or archive on this machine; the path is absolute and normalized. */
  record Local(Path path, String inner) implements Place {
    @Override
    public String toString() {
      return named(path.toString(), inner);
    }
  }

  /**
   * A directory of a package that was fetched; its revision is that of its owner.
   *
   * @param owner the artifact or repository itself, never another {@code Inside}
   * @param path from the root of the owner, normalized, with {@code /}; empty for the root
   */
  record Inside(Place owner, String path, String inner) implements Place {
    @Override
    public String toString() {
      return named(owner + "/" + path, inner);
    }
  }

  private static String named(String place, String inner) {
    return Foreign.escape(inner.isEmpty() ? place : place + " (package " + inner + ")");
  }
}
