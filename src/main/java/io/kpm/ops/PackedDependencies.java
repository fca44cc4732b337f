// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.mod.LockFile;
import io.kpm.oci.Repositories;
import io.kpm.project.Project;
import io.kpm.store.VendorDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The dependencies of a package that is packed together with them: settled, and copied, verified,
 * to where the archive is made from. The package's own directory stays as it is.
 */
final class PackedDependencies {
  private final Settling settling;
  private final Repositories repositories;

  PackedDependencies(Settling settling, Repositories repositories) {
    this.settling = settling;
    this.repositories = repositories;
  }

  /**
   * Makes the copies; fails as {@link Vendor#run}.
   *
   * @param directory the root of the package, absolute
   * @param into a directory of its own, which need not exist
   * @return the directories by the paths under which they are packed
   */
  Map<String, Path> copy(Path directory, LockUse use, Path into) {
    var project = Project.in(directory);
    try (var store = settling.cache().over(repositories)) {
      var settled = settling.dependencies(store, repositories, use).settle(project);
      if (!settled.isInLock()) {
        settling
            .reporter()
            .warn("what is packed in `" + VendorDirectory.NAME + "` is not what " + LockFile.NAME
                + " says; `kpm update` makes them agree");
      }
      var vendor = store.vendorOf(into);
      var packages = Vendor.packages(settled);
      for (var each : packages.entrySet()) {
        vendor.put(each.getKey(), each.getValue());
      }
      return packages.isEmpty()
          ? Map.of()
          : Map.of(VendorDirectory.NAME, into.resolve(VendorDirectory.NAME));
    } catch (IOException e) {
      throw TransferError.of("cannot pack the dependencies", e);
    }
  }
}
