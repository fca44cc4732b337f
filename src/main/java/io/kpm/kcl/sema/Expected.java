// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Place;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.Type;
import java.util.Optional;

/**
 * The type that a value is to have.
 *
 * @param declaredAt where the program says so, for a second message
 */
record Expected(Type type, Optional<Place> declaredAt) {
  /** No expectation at all. */
  static final Expected NOTHING = new Expected(BasicType.ANY, Optional.empty());

  static Expected of(Type type) {
    return new Expected(type, Optional.empty());
  }

  static Expected of(Attribute attribute) {
    return new Expected(attribute.type(), Optional.of(attribute.place()));
  }

  /** Another type that the same declaration asks for. */
  Expected with(Type part) {
    return new Expected(part, declaredAt);
  }
}
