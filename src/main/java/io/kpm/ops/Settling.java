// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.files.DiskError;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.project.Dependencies;
import io.kpm.project.Exemptions;
import io.kpm.project.Rules;
import io.kpm.project.SettledMemory;
import io.kpm.report.Reporter;
import io.kpm.store.PackageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The dependencies of projects as one command settles them. */
public final class Settling {
  private final Remote remote;
  private final Cache cache;
  private final Exemptions exempt;
  private final Reporter reporter;

  /** The exemptions are those of the environment. */
  public Settling(Remote remote, Cache cache, Exemptions exempt, Reporter reporter) {
    this.remote = remote;
    this.cache = cache;
    this.exempt = exempt;
    this.reporter = reporter;
  }

  Reporter reporter() {
    return reporter;
  }

  /** The registries, for what else is looked up there. */
  Remote remote() {
    return remote;
  }

  Cache cache() {
    return cache;
  }

  Reference.Defaults defaults() {
    return remote.defaults();
  }

  /** Does something while no other command changes the two files of this project. */
  <T> T alone(Path project, Supplier<T> work) {
    try {
      var held = cache.lockOf(project.toAbsolutePath().normalize()).acquire();
      try {
        return work.get();
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw DiskError.of("cannot lock", project, e);
    }
  }

  /** For a command that names no registry. */
  Dependencies dependencies(LockUse use) {
    var repositories = remote.unnamed();
    return dependencies(cache.over(repositories), repositories, use);
  }

  /** From this cache and these repositories. */
  Dependencies dependencies(PackageStore store, Repositories repositories, LockUse use) {
    return new Dependencies(store, repositories, defaults(), rules(use), reporter);
  }

  /** What is remembered of earlier commands. */
  SettledMemory memory(PackageStore store, LockUse use) {
    return new SettledMemory(cache.settled(), store, defaults(), rules(use));
  }

  private Rules rules(LockUse use) {
    var traffic = remote.access().traffic();
    return new Rules(
        use.isLocked(),
        traffic.offline(),
        use.isVendored(),
        use.skipsSums() ? Exemptions.ALL : exempt,
        traffic.concurrency());
  }
}
