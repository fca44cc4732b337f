// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Requirement;

/** One package requires another; {@code requirement} is what it asks for, {@code child} gets. */
public record Edge(Node parent, Node child, Requirement requirement) {
  /** Whether the root put a directory of its own in the place of what is asked for. */
  public boolean isReplaced() {
    return !requirement.place().equals(child.selected().place());
  }
}
