// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.oci.Repositories;
import io.kpm.store.PackageStore;

/** The package cache of this user, as the settings and flags of one command want it. */
public interface Cache {
  /** The cache that fetches what it lacks from these repositories. */
  PackageStore over(Repositories repositories);
}
