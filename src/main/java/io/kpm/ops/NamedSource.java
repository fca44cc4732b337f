// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.GitRef;
import io.kpm.mod.Source;
import io.kpm.mod.SourceText;
import io.kpm.oci.Registries;
import io.kpm.text.Foreign;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package as a user names it: in words whose kind has to be found out, or with a flag that says
 * it.
 *
 * @param text what was typed
 * @param kind what a flag says that it is
 * @param version what else was typed about its version
 */
public record NamedSource(String text, Kind kind, Ref version) {
  /** What a source is said to be. */
  public enum Kind {
    /** To be found out. */
    ANY,
    GIT,
    OCI,
    PATH
  }

  /**
   * The flags about the version.
   *
   * @param tag of a registry or of git
   * @param commit of git
   * @param branch of git
   */
  public record Ref(Optional<String> tag, Optional<String> commit, Optional<String> branch) {
    /** No flag given. */
    public static final Ref NONE = new Ref(Optional.empty(), Optional.empty(), Optional.empty());

    boolean isNone() {
      return tag.isEmpty() && isForAny();
    }

    /** Whether none of them is for git alone. */
    boolean isForAny() {
      return commit.isEmpty() && branch.isEmpty();
    }
  }

  /**
   * What is meant.
   *
   * @param workingDirectory absolute; relative paths start there
   * @throws KpmException {@code E_USAGE} for flags that do not go together with the source;
   *     otherwise as {@link SourceText#sort}
   */
  Source sort(Path workingDirectory, Registries registries) {
    var source = switch (kind) {
      case ANY -> SourceText.sort(text, workingDirectory, registries);
      case GIT -> SourceText.sort("git::" + text, workingDirectory, registries);
      case OCI ->
        SourceText.sort(
            text.contains("://") ? text : "oci://" + text, workingDirectory, registries);
      case PATH -> path(workingDirectory, registries);
    };
    if (source instanceof Source.Git git) {
      return new Source.Git(git.url(), ref(git.ref()));
    }
    if (!version.isForAny()) {
      throw usage("`--commit` and `--branch` are for git repositories");
    }
    if (source instanceof Source.Oci oci) {
      return new Source.Oci(Tagged.with(oci.reference(), version.tag()), oci.isBareName());
    }
    if (!version.isNone()) {
      throw usage("`--tag` is for packages in registries, not for local paths");
    }
    if (source instanceof Source.Local local && local.path().toString().endsWith(".k")) {
      throw usage(Foreign.quote(text) + " is a file, not a package");
    }
    return source;
  }

  private Source path(Path workingDirectory, Registries registries) {
    var typed = text.contains("/") ? text : "./" + text;
    return SourceText.sort(typed, workingDirectory, registries);
  }

  private GitRef ref(GitRef inUrl) {
    int given = count(version.tag()) + count(version.commit()) + count(version.branch());
    if (given + (inUrl instanceof GitRef.Head ? 0 : 1) > 1) {
      throw usage("only one of branch, tag or commit is allowed");
    }
    if (version.tag().isPresent()) {
      return new GitRef.Tag(version.tag().get());
    }
    if (version.commit().isPresent()) {
      return new GitRef.Commit(version.commit().get());
    }
    return version.branch().isPresent() ? new GitRef.Branch(version.branch().get()) : inUrl;
  }

  private static int count(Optional<String> value) {
    return value.isPresent() ? 1 : 0;
  }

  private static KpmException usage(String message) {
    return new KpmException(ErrorId.E_USAGE, message)
        .withHint("`kpm help add` shows what it takes");
  }
}
