// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.files.Globs;
import io.kpm.mod.ModFile;
import io.kpm.mod.Source;
import io.kpm.text.Foreign;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Files and directories of the user on their way to one program: the package that they belong to is
 * the nearest directory upwards with a {@code kcl.mod}.
 */
final class LocalEntries {
  private static final String ROOT_PREFIX = "${KCL_MOD}";

  private final Path workingDirectory;

  /** The working directory is absolute. */
  LocalEntries(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /**
   * The program that the operands make.
   *
   * @throws KpmException {@code E_USAGE} if they belong to several packages, {@code E_NOTFOUND} if
   *     a pattern matches nothing, {@code E_UNSUPPORTED} for paths in mapped packages
   */
  Program program(List<Source.Local> operands) {
    var root = root(operands);
    var entries = new ArrayList<Path>();
    for (var operand : operands) {
      if (isVariable(operand)) {
        entries.add(below(root, operand));
      } else if (Files.exists(operand.path())) {
        entries.add(operand.path());
      } else {
        entries.addAll(matching(operand));
      }
    }
    return new Program(root, new LocalFiles(root), entries);
  }

  private Path root(List<Source.Local> operands) {
    var roots = new TreeSet<Path>();
    for (var operand : operands) {
      if (!isVariable(operand)) {
        roots.add(rootOf(operand.path()));
      }
    }
    if (roots.size() > 1) {
      throw new KpmException(
              ErrorId.E_USAGE,
              "cannot compile multiple packages " + roots + " at the same time: only allows one"
                  + " package to be compiled at a time")
          .withHint("run them one by one");
    }
    return roots.isEmpty() ? rootOf(workingDirectory) : roots.first();
  }

  /** The nearest directory with a {@code kcl.mod}, else the directory of the operand. */
  private static Path rootOf(Path operand) {
    var start = operand;
    if (!Files.isDirectory(operand) && operand.getParent() != null) {
      start = operand.getParent();
    }
    for (var directory = start; directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve(ModFile.NAME))) {
        return directory;
      }
    }
    return start;
  }

  private static boolean isVariable(Source.Local operand) {
    return operand.text().startsWith("${");
  }

  private static Path below(Path root, Source.Local operand) {
    if (!operand.text().startsWith(ROOT_PREFIX)) {
      throw new KpmException(
          ErrorId.E_UNSUPPORTED,
          Foreign.quote(operand.text()) + " lies in another package, which this version of kpm"
              + " cannot map");
    }
    var rest = operand.text().substring(ROOT_PREFIX.length());
    var path = root.resolve(rest.startsWith("/") ? rest.substring(1) : rest).normalize();
    if (!path.startsWith(root) || !Files.exists(path)) {
      throw missing(operand);
    }
    return path;
  }

  private List<Path> matching(Source.Local operand) {
    var start = operand.path();
    while (isPattern(start) && start.getParent() != null) {
      start = start.getParent();
    }
    var base = start;
    var globs = Globs.of(List.of(base.relativize(operand.path()).toString()));
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(base, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (file.toString().endsWith(".k")
              && globs.matches(base.relativize(file).toString())) {
            found.add(file);
          }
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw DiskError.of("cannot list", base, e);
    }
    if (found.isEmpty()) {
      throw missing(operand);
    }
    found.sort((a, b) -> Utf8Order.INSTANCE.compare(a.toString(), b.toString()));
    return found;
  }

  private static boolean isPattern(Path path) {
    var text = path.toString();
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  private static KpmException missing(Source.Local operand) {
    return new KpmException(
        ErrorId.E_NOTFOUND,
        "failed to access path '" + Foreign.escape(operand.text())
            + "': no such file or directory");
  }
}
