// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.error.KpmException;
import io.kpm.oci.RepositoryName;
import io.kpm.oci.layout.ImageLayout;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory that is served: one image layout per repository, and the open uploads beside them.
 *
 * <p>A repository lies in a directory of its own name, with {@code +} for {@code /}: no repository
 * can have that character, and so none lies inside of another.
 */
final class Storage {
  private static final String UPLOADS = ".uploads";

  private final Path root;
  private final Clock clock;
  private final Uploads uploads;
  private final Map<String, Repository> open = new ConcurrentHashMap<>();

  Storage(Path root, Limits limits, Clock clock) {
    this.root = root;
    this.clock = clock;
    this.uploads = new Uploads(root.resolve(UPLOADS), limits.uploads(), clock);
  }

  Uploads uploads() {
    return uploads;
  }

  /** The directory of a repository below the root, whose name was checked. */
  static String directoryOf(String repository) {
    return repository.replace('/', '+');
  }

  /** The repository, if anything was ever pushed to it. */
  Optional<Repository> find(String name) throws IOException {
    var known = open.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return ImageLayout.isAt(root.resolve(directoryOf(name)))
        ? Optional.of(create(name))
        : Optional.empty();
  }

  /** The repository, made if need be. */
  synchronized Repository create(String name) throws IOException {
    var known = open.get(name);
    if (known != null) {
      return known;
    }
    var repository = Repository.open(root.resolve(directoryOf(name)));
    open.put(name, repository);
    return repository;
  }

  /** The names of all repositories that hold a manifest, sorted; damaged ones are left out. */
  List<String> names() throws IOException {
    var names = new ArrayList<String>();
    for (var name : directories()) {
      if (holdsManifests(name)) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Removes what earlier processes left unfinished and nobody will ask for.
   *
   * @param reporter is warned of repositories that are damaged, which keep everything
   */
  void tidy(Reporter reporter) throws IOException {
    uploads.sweep();
    for (var name : directories()) {
      try {
        create(name).removeUnused(clock.instant().minus(Limits.UPLOAD_AGE));
      } catch (KpmException e) {
        reporter.warn("the repository `" + name + "` is damaged: " + e.text());
      }
    }
  }

  private List<String> directories() throws IOException {
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(root)) {
      for (var directory : directories) {
        var name = directory.getFileName().toString().replace('+', '/');
        if (RepositoryName.isLegal(name) && ImageLayout.isAt(directory)) {
          names.add(name);
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  private boolean holdsManifests(String name) throws IOException {
    try {
      return !create(name).isEmpty();
    } catch (KpmException damaged) {
      return false;
    }
  }
}
