// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.PackageSum;
import io.kpm.mod.LockEntry;
import java.util.Optional;

/**
 * What a lock promises about the content of a package. A {@code tree} says everything; a
 * {@code sum}, which upstream kpm writes, must not contradict it.
 *
 * @param tree the hash over names and contents
 * @param sum the checksum that upstream kpm knows
 * @param isStrict whether a {@code sum} that is only the publisher's word breaks the promise, as
 *     under {@code --locked}; otherwise it is a warning
 */
public record Promise(Optional<String> tree, Optional<String> sum, boolean isStrict) {
  /** Any content will do. */
  public static final Promise NOTHING = new Promise(Optional.empty(), Optional.empty(), false);

  /**
   * The promise of a lock entry. The sum that upstream kpm records for a package below a path with
   * {@code .git} in it says nothing: every package has a file that counts.
   */
  public static Promise of(LockEntry.Checks checks, boolean isStrict) {
    boolean saysNothing = checks.sum().isEmpty() || checks.sum().equals(PackageSum.OF_NOTHING);
    return new Promise(
        checks.tree().isEmpty() ? Optional.empty() : Optional.of(checks.tree()),
        saysNothing ? Optional.empty() : Optional.of(checks.sum()),
        isStrict);
  }

  /** Whether only a {@code sum} can be compared. */
  boolean isBySum() {
    return tree.isEmpty() && sum.isPresent();
  }
}
