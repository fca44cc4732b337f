// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares every file of the dependencies with the lock; writes nothing, asks nobody. */
public final class Verify {
  private final Settling settling;

  /** The settling has no network. */
  public Verify(Settling settling) {
    this.settling = settling;
  }

  /**
   * What to look at.
   *
   * @param directory the root of the project, absolute
   * @param isVendored the directory {@code vendor} and not the cache
   */
  public record Request(Path directory, boolean isVendored) {}

  /**
   * What was found.
   *
   * @param packages how many were looked at
   * @param differences files that differ, are missing or were added, or whole packages
   * @param missing packages that are not there, by name
   */
  public record Result(int packages, List<String> differences, List<String> missing) {
    public Result {
      differences = List.copyOf(differences);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Looks at all of them.
   *
   * @throws io.kpm.error.KpmException {@code E_MOD} or {@code E_LOCK} for the project's own files;
   *     {@code E_POLICY} if {@code vendor} is a link; {@code E_IO}
   */
  public Result run(Request request) {
    var project = Project.in(request.directory());
    try (var store = settling.cache().over(Remote.none())) {
      var dependencies = settling.dependencies(store, Remote.none(), LockUse.DEFAULT);
      var audit = dependencies.audit(project);
      var found = request.isVendored() ? audit.of(store.vendorOf(project.root())) : audit.ofCache();
      return new Result(found.packages(), found.differences(), found.missing());
    } catch (IOException e) {
      throw TransferError.of("cannot verify the dependencies", e);
    }
  }
}
