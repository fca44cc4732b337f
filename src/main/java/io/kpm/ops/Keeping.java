// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.mod.LockFile;
import io.kpm.mod.ModText;
import io.kpm.project.ProjectFiles;
import io.kpm.project.Settled;
import io.kpm.report.Reporter;
import io.kpm.store.PackageStore;
import io.kpm.store.VendorDirectory;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts what was settled into the files of a project. */
final class Keeping {
  private final PackageStore store;
  private final Reporter reporter;

  Keeping(PackageStore store, Reporter reporter) {
    this.store = store;
    this.reporter = reporter;
  }

  /**
   * Writes both files, or none, and takes copies out of {@code vendor} that nobody needs now
   * (failures S18). Without sums the lock and the copies stay.
   */
  void write(ModText mod, Settled settled, LockUse use) throws IOException {
    var root = settled.project().root();
    Optional<LockFile> lock = use.skipsSums() ? Optional.empty() : Optional.of(settled.lock());
    new ProjectFiles(root).write(mod, lock);
    if (lock.isPresent()) {
      prune(store.vendorOf(root), Vendor.packages(settled).keySet());
    }
  }

  /** Removes what is not wanted from {@code vendor}, and says so. */
  void prune(VendorDirectory vendor, Set<String> wanted) throws IOException {
    for (var gone : vendor.prune(new TreeSet<>(wanted))) {
      reporter.say("removed " + VendorDirectory.NAME + "/" + gone);
    }
  }
}
