// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.files.ProcessLock;
import io.kpm.oci.Repositories;
import io.kpm.store.PackageStore;
import java.nio.file.Path;

/** The package cache of this user, as the settings and flags of one command want it. */
public interface Cache {
  /**
   * Refuses a package whose directory was named as the home of kpm: what kpm keeps there would
   * become part of the package.
   *
   * @throws io.kpm.error.KpmException {@code E_IO} naming the variable
   */
  void requireApartFrom(Path packageDirectory);

  /** The lock that keeps commands apart which change the two files of one project. */
  ProcessLock lockOf(Path project);

  /** Where it is noted what the dependencies of projects came to; may be lost at any time. */
  Path settled();

  /** The cache that fetches what it lacks from these repositories. */
  PackageStore over(Repositories repositories);
}
