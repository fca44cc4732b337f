// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.Registries;
import io.kpm.text.Foreign;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a user typed where a package or a program is expected. Schemes decide first, then what lies
 * on the disk, then what looks like a path; everything else is a reference.
 */
public final class SourceText {
  private static final String GIT_PREFIX = "git::";
  private static final List<String> GIT_SCHEMES = List.of("git://", "ssh://");
  private static final List<String> WEB_SCHEMES = List.of("https://", "http://");
  private static final List<String> REGISTRY_SCHEMES = List.of("oci://", "docker://", "oras://");
  private static final List<String> FILE_ENDINGS = List.of(".k", ".tar", ".tgz", ".tar.gz");

  private final String text;
  private final String lower;
  private final Path workingDirectory;
  private final Registries registries;

  private SourceText(String text, Path workingDirectory, Registries registries) {
    this.text = text;
    this.lower = text.toLowerCase(Locale.ROOT);
    this.workingDirectory = workingDirectory;
    this.registries = registries;
  }

  /**
   * Sorts a text.
   *
   * @param workingDirectory absolute; relative paths start there
   * @param registries asked for its defaults only if the text is a reference
   * @throws KpmException {@code E_NOTFOUND} for a path where nothing is, {@code E_USAGE} for a file
   *     of a kind that kpm does not run, {@code E_REF} for anything that is not well formed
   */
  public static Source sort(String text, Path workingDirectory, Registries registries) {
    return new SourceText(text, workingDirectory, registries).source();
  }

  private Source source() {
    if (startsWithAny(lower, REGISTRY_SCHEMES)) {
      return new Source.Oci(Reference.parse(text, registries.defaults()), false);
    }
    if (isGit()) {
      return GitUrl.parse(
          lower.startsWith(GIT_PREFIX) ? text.substring(GIT_PREFIX.length()) : text);
    }
    if (startsWithAny(lower, WEB_SCHEMES)) {
      throw new KpmException(
              ErrorId.E_REF,
              Foreign.quote(text) + " is neither a git URL, which ends in `.git`, nor a reference")
          .withHint("write `git::URL` for a git repository, or `oci://HOST/PATH` for a registry");
    }
    return isForEngine() ? new Source.Local(path(), text) : fileOrReference();
  }

  private boolean isGit() {
    int query = lower.indexOf('?');
    var address = query < 0 ? lower : lower.substring(0, query);
    return lower.startsWith(GIT_PREFIX)
        || startsWithAny(lower, GIT_SCHEMES)
        || (startsWithAny(lower, WEB_SCHEMES) && address.endsWith(".git"));
  }

  /** Whether only the engine can tell which files are meant. */
  private boolean isForEngine() {
    if (text.startsWith("${") && text.contains("KCL_MOD}")) {
      return true;
    }
    boolean hasWildcard = text.indexOf('[') >= 0 || text.indexOf('?') >= 0;
    boolean isPattern = text.indexOf('*') >= 0 || (hasWildcard && lower.endsWith(".k"));
    return isPattern && !exists();
  }

  private Source fileOrReference() {
    if (exists()) {
      return file();
    }
    if (looksLikePath()) {
      throw new KpmException(
          ErrorId.E_NOTFOUND,
          "failed to access path '" + Foreign.escape(text) + "': no such file or directory");
    }
    return new Source.Oci(Reference.parse(text, registries.defaults()), text.indexOf('/') < 0);
  }

  private boolean exists() {
    return !text.isEmpty() && Files.exists(path());
  }

  private Source file() {
    var path = path();
    if (Files.isDirectory(path) || lower.endsWith(".k")) {
      return new Source.Local(path, text);
    }
    if (endsWithAny(lower, FILE_ENDINGS)) {
      return new Source.Archive(path);
    }
    throw new KpmException(ErrorId.E_USAGE, "invalid file path '" + Foreign.escape(text) + "'")
        .withHint("expected a directory, a `.k` file, a `.tar` or a `.tgz`");
  }

  private boolean looksLikePath() {
    return text.startsWith("/")
        || text.startsWith("./")
        || text.startsWith("../")
        || text.equals(".")
        || text.equals("..")
        || text.startsWith("~/")
        || endsWithAny(lower, FILE_ENDINGS);
  }

  private Path path() {
    try {
      return workingDirectory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new KpmException(
          ErrorId.E_REF, Foreign.quote(text) + " is neither a path nor a reference", e);
    }
  }

  private static boolean startsWithAny(String text, List<String> prefixes) {
    for (var prefix : prefixes) {
      if (text.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithAny(String text, List<String> endings) {
    for (var ending : endings) {
      if (text.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
