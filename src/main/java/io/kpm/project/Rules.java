// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.LockEntry;
import io.kpm.store.Promise;

/**
 * How strictly one command takes the lock.
 *
 * @param isLocked whether a lock that would change is an error ({@code --locked})
 * @param isOffline whether there is no network ({@code --offline}); the cache knows it too
 * @param isVendored whether {@code vendor} is looked at before the cache
 * @param exempt whose content is not compared with the lock
 * @param concurrency how many packages are fetched at a time
 */
public record Rules(
    boolean isLocked, boolean isOffline, boolean isVendored, Exemptions exempt, int concurrency) {
  /** What the lock promises of the content of an entry, as far as that counts. */
  Promise promise(LockEntry entry) {
    return exempt.cover(entry.key()) ? Promise.NOTHING : Promise.of(entry.checks(), isLocked);
  }
}
