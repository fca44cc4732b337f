// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.util.ArrayList;

/**
 * Takes the ref out of the query of a git URL: {@code ?tag=}, {@code ?commit=}, {@code ?branch=}.
 */
final class GitUrl {
  private GitUrl() {}

  /**
   * Reads a URL.
   *
   * @throws KpmException {@code E_REF} for an unknown query, {@code E_USAGE} for more than one ref
   */
  static Source.Git parse(String text) {
    int mark = text.indexOf('?');
    if (mark < 0) {
      return new Source.Git(text, new GitRef.Head());
    }
    var refs = new ArrayList<GitRef>();
    for (var parameter : text.substring(mark + 1).split("&", -1)) {
      refs.add(ref(text, parameter));
    }
    if (refs.size() > 1) {
      throw new KpmException(
          ErrorId.E_USAGE, Foreign.quote(text) + ": only one of branch, tag or commit is allowed");
    }
    return new Source.Git(text.substring(0, mark), refs.get(0));
  }

  private static GitRef ref(String text, String parameter) {
    int equals = parameter.indexOf('=');
    var key = equals < 0 ? parameter : parameter.substring(0, equals);
    var value = equals < 0 ? "" : parameter.substring(equals + 1);
    if (value.isEmpty()) {
      throw new KpmException(
          ErrorId.E_REF, Foreign.quote(text) + " has no value for " + Foreign.quote(key));
    }
    return switch (key) {
      case "tag" -> new GitRef.Tag(value);
      case "commit" -> new GitRef.Commit(value);
      case "branch" -> new GitRef.Branch(value);
      default ->
        throw new KpmException(
            ErrorId.E_REF,
            Foreign.quote(text) + " has the unknown " + Foreign.quote(key)
                + " behind `?`: expected `tag`, `commit` or `branch`");
    };
  }
}
