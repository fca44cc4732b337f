// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Stmt;

/**
 * One assignment of a name.
 *
 * @param level where its body stands in the chain of bodies: 0 for modules, else the position in
 *     {@link SchemaValue#levels()}
 * @param outermost the statement of the body that has to be run: the assignment itself, or the
 *     {@code if} around it
 * @param inThen whether the first branch of the outermost {@code if} leads to the assignment, not
 *     one behind {@code elif} or {@code else}; of no meaning without an {@code if}
 * @param statement the assignment; what follows it is not run
 */
record Setter(int level, Stmt outermost, boolean inThen, Stmt statement) {
  /** Whether this is the setter of {@code other}, the same node of the tree. */
  boolean assigns(Stmt other) {
    return statement == other;
  }

  /** A setter under the same outermost statement. */
  Setter of(Stmt assignment) {
    return new Setter(level, outermost, inThen, assignment);
  }
}
