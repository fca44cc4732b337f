// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.store.PackageDir;
import java.util.List;

/** Where packages are got from; asked by several threads. */
interface Shelf {
  /**
   * A package of a registry, as a whole.
   *
   * @throws io.kpm.error.KpmException whatever may be wrong with a registry, an artifact or a
   *     package
   */
  PackageDir get(Place.Registry place, Revision revision);

  /** All tags of a repository; fails as {@link #get}. */
  List<String> tags(Place.Registry place);
}
