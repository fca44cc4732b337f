// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.files.Globs;
import java.util.ArrayList;
import java.util.List;

/**
 * The dependencies whose content is not compared with the lock ({@code KPM_NO_SUM},
 * {@code --no_sum_check}). What the registry promises is checked in any case.
 */
public final class Exemptions {
  /** Everything is compared. */
  public static final Exemptions NONE = new Exemptions(Globs.of(List.of()), false);

  /** Nothing is compared. */
  public static final Exemptions ALL = new Exemptions(Globs.of(List.of()), true);

  private final Globs names;
  private final boolean all;

  private Exemptions(Globs names, boolean all) {
    this.names = names;
    this.all = all;
  }

  /** A comma list of shell patterns of dependency names; blanks around them mean nothing. */
  public static Exemptions of(String patterns) {
    var list = new ArrayList<String>();
    for (var pattern : patterns.split(",", -1)) {
      if (!pattern.isBlank()) {
        list.add(pattern.strip());
      }
    }
    return list.isEmpty() ? NONE : new Exemptions(Globs.of(list), false);
  }

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return !all && names.isEmpty();
  }

  boolean cover(String name) {
    return all || names.matches(name);
  }
}
