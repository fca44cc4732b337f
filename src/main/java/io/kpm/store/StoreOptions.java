// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchiveLimits;
import io.kpm.config.Limits;
import io.kpm.files.ProcessLock;

/**
 * How the cache works for one command.
 *
 * @param offline no request at all; what is not there cannot be had
 */
public record StoreOptions(ArchiveLimits limits, ProcessLock.Patience patience, boolean offline) {
  /** The limits that are built in. */
  public static final StoreOptions DEFAULT =
      new StoreOptions(ArchiveLimits.DEFAULT, ProcessLock.Patience.DEFAULT, false);

  /** The limits of the user's settings. */
  public static StoreOptions of(Limits limits, boolean offline) {
    var archive = new ArchiveLimits(
        new ArchiveLimits.Bytes(
            limits.layerBytes(), limits.expandedBytes(), limits.fileBytes(), limits.ratio()),
        new ArchiveLimits.Tree(
            limits.entries(), limits.pathBytes(), limits.nameBytes(), limits.depth()));
    return new StoreOptions(
        archive, new ProcessLock.Patience(limits.lockNotice(), limits.lockWait()), offline);
  }
}
