// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Place;
import java.util.Optional;

/**
 * Where a failure is reported if not only at the line that runs.
 *
 * @param place the line or the schema name of the instance the failure is about
 * @param isCheck whether the instance failed a check: then both lines are reported
 */
record Failure(Optional<Place> place, boolean isCheck) {
  /** A failure of the line that runs. */
  static final Failure HERE = new Failure(Optional.empty(), false);

  /** A failure of a whole instance. */
  static Failure of(Place instance) {
    return new Failure(Optional.of(instance), false);
  }

  /** A failure of a check, which stands on the line that runs. */
  static Failure ofCheck(Place instance) {
    return new Failure(Optional.of(instance), true);
  }
}
