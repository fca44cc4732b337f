// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.text.Foreign;
import java.util.List;

/**
 * How a package gets into the graph; its text is {@code web → konfig 1.0 → k8s 1.28}.
 *
 * @param root the name of the root, or empty
 * @param steps from a dependency of the root to the package
 */
public record Chain(String root, List<Step> steps) {
  public Chain {
    steps = List.copyOf(steps);
  }

  /**
   * A package on the way.
   *
   * @param key its name
   * @param wanted what the package before it asks for, as {@code kcl.mod} says it
   * @param selected the revision it gets; empty for a directory
   */
  public record Step(String key, String wanted, String selected) {
    @Override
    public String toString() {
      return selected.isEmpty() ? key : key + " " + selected;
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder(root.isEmpty() ? "kcl.mod" : Foreign.escape(root));
    for (var step : steps) {
      text.append(" → ").append(Foreign.escape(step.toString()));
    }
    return text.toString();
  }
}
