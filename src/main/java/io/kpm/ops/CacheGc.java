// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.report.Reporter;
import io.kpm.store.CacheListing;
import io.kpm.store.CacheSweep;
import io.kpm.text.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes room in the cache; packages in use stay. */
public final class CacheGc {
  private final CacheSweep sweep;
  private final Reporter reporter;

  public CacheGc(CacheSweep sweep, Reporter reporter) {
    this.sweep = sweep;
    this.reporter = reporter;
  }

  /**
   * What has to go; without either, only what dead processes left.
   *
   * @param maxAge packages that were not used for so long
   * @param maxBytes the least recently used packages beyond that size of all together
   */
  public record Request(Optional<Duration> maxAge, OptionalLong maxBytes) {}

  /** What went, what should have gone but is in use, and how much that was. */
  public record Result(
      List<CachedPackage> removed, List<CachedPackage> inUse, long bytesFreed, long bytesLeft) {
    public Result {
      removed = List.copyOf(removed);
      inUse = List.copyOf(inUse);
    }
  }

  /**
   * Removes what was named.
   *
   * @throws io.kpm.error.KpmException {@code E_IO}, also if another process keeps the lock of the
   *     cache
   */
  public Result run(Request request) {
    var done = sweep.run(new CacheSweep.Rules(request.maxAge(), request.maxBytes()));
    var result =
        new Result(named(done.removed()), named(done.inUse()), done.bytesFreed(), done.bytesLeft());
    for (var busy : result.inUse()) {
      reporter.say("`" + busy.name() + "` is in use and stays");
    }
    reporter.say("freed " + ByteSize.of(result.bytesFreed()) + ", "
        + ByteSize.of(result.bytesLeft()) + " are left");
    return result;
  }

  private static List<CachedPackage> named(List<CacheListing.Entry> entries) {
    var packages = new ArrayList<CachedPackage>();
    for (var entry : entries) {
      packages.add(CachedPackage.of(entry));
    }
    return packages;
  }
}
