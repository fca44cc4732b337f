// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.engine.EmbeddedEngine;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModFile;
import io.kpm.mod.PackageName;
import io.kpm.mod.Version;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a package: {@code kcl.mod}, an empty lock and a first program. Existing files stay. */
public final class Init {
  /** The KCL version that new packages are written for. */
  public static final String EDITION = "v" + EmbeddedEngine.LANGUAGE_VERSION;

  private static final String FIRST_VERSION = "0.0.1";
  private static final String MAIN_FILE = "main.k";
  private static final String FIRST_PROGRAM = "The_first_kcl_program = 'Hello World!'\n";

  private final Reporter reporter;

  public Init(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * Where to start which package.
   *
   * @param workingDirectory absolute
   * @param name of the package and of its directory; without one the package is the working
   *     directory, under its name
   * @param version of the package, {@code 0.0.1} without one
   */
  public record Request(Path workingDirectory, Optional<String> name, Optional<String> version) {}

  /**
   * What was started.
   *
   * @param directory the root of the package
   * @param created the files that were not there before
   */
  public record Result(Path directory, List<Path> created) {
    public Result {
      created = List.copyOf(created);
    }
  }

  /**
   * Creates what is missing.
   *
   * @throws KpmException {@code E_REF} if the name or version is none, {@code E_IO}
   */
  public Result run(Request request) {
    var directory = directory(request);
    var name = PackageName.check(directory.getFileName().toString(), "");
    var version = request.version().orElse(FIRST_VERSION);
    if (!Version.isStrict(version)) {
      throw new KpmException(
          ErrorId.E_REF,
          Foreign.quote(version) + " is not a semantic version such as `1.2.3` or `1.2.3-rc.1`");
    }
    var created = new ArrayList<Path>();
    try {
      Files.createDirectories(directory);
      create(directory.resolve(ModFile.NAME), modText(name, version), created);
      create(directory.resolve(LockFile.NAME), LockFile.EMPTY.text(), created);
      create(directory.resolve(MAIN_FILE), FIRST_PROGRAM, created);
    } catch (IOException e) {
      throw DiskError.of("cannot create the package in", directory, e);
    }
    reporter.say("package '" + name + "' init finished");
    return new Result(directory, created);
  }

  private static Path directory(Request request) {
    var base = request.workingDirectory();
    if (request.name().isEmpty()) {
      if (base.getFileName() == null) {
        throw new KpmException(
                ErrorId.E_REF, Foreign.quote(base.toString()) + " has no name for a package")
            .withHint("name the package: kpm init NAME");
      }
      return base;
    }
    return base.resolve(PackageName.check(request.name().get(), ""));
  }

  private static String modText(String name, String version) {
    return "[package]\n"
        + "name = \"" + name + "\"\n"
        + "edition = \"" + EDITION + "\"\n"
        + "version = \"" + version + "\"\n";
  }

  private void create(Path file, String text, List<Path> created) throws IOException {
    var shown = Foreign.escape(file.toString());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      reporter.say("'" + shown + "' already exists");
      return;
    }
    reporter.say("creating new :" + shown);
    AtomicFile.write(file, text.getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
    created.add(file);
  }
}
