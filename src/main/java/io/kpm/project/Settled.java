// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.LockFile;
import io.kpm.resolve.BuildList;
import io.kpm.resolve.Node;
import java.util.function.Function;

/** The dependencies of a project, selected, fetched and verified. */
public final class Settled {
  private final Project project;
  private final BuildList list;
  private final LockFile lock;
  private final Function<Node, Supplied> packages;

  Settled(Project project, BuildList list, LockFile lock, Function<Node, Supplied> packages) {
    this.project = project;
    this.list = list;
    this.lock = lock;
    this.packages = packages;
  }

  public Project project() {
    return project;
  }

  /** What was selected, and who asked for what. */
  public BuildList list() {
    return list;
  }

  /** The lock that says so. */
  public LockFile lock() {
    return lock;
  }

  /** A package of the list. */
  public Supplied get(Node node) {
    return packages.apply(node);
  }

  /** Whether the lock of the project says anything else. */
  public boolean changesLock() {
    return !lock.equals(project.locked());
  }

  /** Whether the lock of the project has all this and only names that nobody needs besides. */
  public boolean isInLock() {
    return project.locked().entries().containsAll(lock.entries());
  }
}
