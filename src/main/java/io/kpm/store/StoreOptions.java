// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.archive.ArchiveLimits;
import io.kpm.config.Limits;
import io.kpm.files.ProcessLock;
import java.time.Clock;

/**
 * How the cache works for one command.
 *
 * @param offline no request at all; what is not there cannot be had
 * @param clock says when packages are used
 */
public record StoreOptions(
    ArchiveLimits limits, ProcessLock.Patience patience, boolean offline, Clock clock) {
  /** The limits that are built in. */
  public static final StoreOptions DEFAULT = new StoreOptions(
      ArchiveLimits.DEFAULT, ProcessLock.Patience.DEFAULT, false, Clock.systemUTC());

  /** The limits of the user's settings. */
  public static StoreOptions of(Limits limits, boolean offline) {
    var archive = new ArchiveLimits(
        new ArchiveLimits.Bytes(
            limits.layerBytes(), limits.expandedBytes(), limits.fileBytes(), limits.ratio()),
        new ArchiveLimits.Tree(
            limits.entries(), limits.pathBytes(), limits.nameBytes(), limits.depth()));
    var patience = new ProcessLock.Patience(limits.lockNotice(), limits.lockWait());
    return new StoreOptions(archive, patience, offline, Clock.systemUTC());
  }
}
