// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.Expr;
import java.util.Optional;

/** Binds names to slots, and notes the configs whose entries are read by their names. */
final class SlotBinder {
  private final Facts facts;

  SlotBinder(Facts facts) {
    this.facts = facts;
  }

  void bind(Expr.Name name, Env env) {
    facts.setSlot(name, read(name.head(), env));
  }

  /**
   * The slot of a name that is read in a place. In the body of a schema variables win over
   * attributes, and these over entries of configs; elsewhere the nearest name wins.
   */
  int read(String name, Env place) {
    boolean isBody = place.schema().isPresent();
    boolean isHidden = false;
    int depth = 0;
    for (var env = Optional.of(place); env.isPresent(); env = env.get().outer()) {
      var scope = env.get();
      boolean has = scope.has(name);
      switch (scope.kind()) {
        case LOOP, PARAMETERS -> {
          if (has) {
            return isHidden && !isBody ? Slot.UNKNOWN : Slot.of(depth, scope.indexOf(name));
          }
          depth++;
        }
        case CONFIG -> {
          isHidden |= has;
          if (has) {
            facts.markRead(scope.config());
          }
        }
        case LAMBDA -> isHidden |= has;
        // whether a body runs with a scope of the key or without is only known when it runs
        case RULE, SIGNATURE -> {
          return Slot.UNKNOWN;
        }
        case GLOBAL, SCHEMA -> {
          // their names are no local ones
        }
      }
    }
    return isHidden ? Slot.UNKNOWN : Slot.NOT_LOCAL;
  }
}
