// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

/**
 * What one command does with {@code kcl.mod.lock}.
 *
 * @param isLocked a lock that would change is an error ({@code --locked}, {@code --frozen})
 * @param skipsSums the content of dependencies is not compared with it, and it is not written
 *     ({@code --no_sum_check})
 * @param isVendored the directory {@code vendor} is looked at before the cache ({@code --vendor})
 */
public record LockUse(boolean isLocked, boolean skipsSums, boolean isVendored) {
  /** No flag given. */
  public static final LockUse DEFAULT = new LockUse(false, false, false);

  /** Whether a lock that is out of date may be written. */
  boolean mayWrite() {
    return !isLocked && !skipsSums && !isVendored;
  }
}
