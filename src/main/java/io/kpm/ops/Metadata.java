// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.project.Project;
import java.nio.file.Path;
import java.util.Map;

/** Tells editors where the packages are that a project imports. Writes nothing, asks nobody. */
public final class Metadata {
  private final Settling settling;

  /** The settling has no network: what is not there is left out. */
  public Metadata(Settling settling) {
    this.settling = settling;
  }

  /**
   * The directories by import name, sorted.
   *
   * @throws io.kpm.error.KpmException {@code E_MOD} or {@code E_LOCK} for the project's own files
   */
  public Map<String, Path> run(Graph.Request request) {
    return settling.dependencies(request.lock()).known(Project.in(request.directory()));
  }
}
