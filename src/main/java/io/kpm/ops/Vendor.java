// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.mod.LockFile;
import io.kpm.mod.Place;
import io.kpm.project.Project;
import io.kpm.project.Settled;
import io.kpm.resolve.Node;
import io.kpm.store.PackageDir;
import io.kpm.store.VendorDirectory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies all dependencies of a project into its directory {@code vendor}; local directories and
 * archives, which the user has anyway, are not copied, only what they depend on.
 */
public final class Vendor {
  private final Settling settling;

  public Vendor(Settling settling) {
    this.settling = settling;
  }

  /**
   * What is in {@code vendor} now.
   *
   * @param packages the names of their directories
   */
  public record Result(List<String> packages) {
    public Result {
      packages = List.copyOf(packages);
    }
  }

  /**
   * Copies what is missing, and removes what is needed no more.
   *
   * @throws io.kpm.error.KpmException {@code E_POLICY} if {@code vendor} is a link; otherwise as
   *     {@link Add#run}
   */
  public Result run(Graph.Request request) {
    var reporter = settling.reporter();
    var project = Project.in(request.directory());
    var repositories = settling.remote().unnamed();
    try (var store = settling.cache().over(repositories)) {
      var settled = settling.dependencies(store, repositories, request.lock()).settle(project);
      if (!settled.isInLock()) {
        reporter.warn("what is vendored is not what " + LockFile.NAME
            + " says; `kpm update` makes them agree");
      }
      var vendor = store.vendorOf(project.root());
      var packages = packages(settled);
      for (var each : packages.entrySet()) {
        if (vendor.put(each.getKey(), each.getValue())) {
          reporter.say("vendored " + VendorDirectory.NAME + "/" + each.getKey());
        }
      }
      new Keeping(store, reporter).prune(vendor, packages.keySet());
      return new Result(List.copyOf(packages.keySet()));
    } catch (IOException e) {
      throw TransferError.of("cannot vendor the dependencies", e);
    }
  }

  /** The packages that are vendored, by the names of their directories. */
  static Map<String, PackageDir> packages(Settled settled) {
    var packages = new LinkedHashMap<String, PackageDir>();
    for (var node : settled.list().nodes()) {
      if (node.selected().place() instanceof Place.Registry) {
        packages.put(nameOf(node), settled.get(node).verified().orElseThrow());
      }
    }
    return packages;
  }

  private static String nameOf(Node node) {
    return VendorDirectory.nameOf(node.key(), node.selected().revision().toString());
  }
}
