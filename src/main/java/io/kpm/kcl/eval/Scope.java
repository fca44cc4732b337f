// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Local names and their values, inside the scopes around them.
 *
 * <p>Loop variables and parameters win over the attributes of an instance; entries of configs and
 * names that a lambda assigns do not.
 */
final class Scope {
  private static final int FIRST_CAPACITY = 4;

  private final @Nullable Scope outer;
  private final Content content;
  private String[] names;
  private Value[] values;
  private int size;

  private Scope(@Nullable Scope outer, Content content, int capacity) {
    this.outer = outer;
    this.content = content;
    this.names = new String[capacity];
    this.values = new Value[capacity];
  }

  /** A scope with nothing around it. */
  static Scope outermost() {
    return new Scope(null, Content.ENTRIES, 0);
  }

  /** A scope of the variables of a loop. */
  Scope loop() {
    return new Scope(this, Content.LOOP, 2);
  }

  /** A scope of parameters. */
  Scope parameters(int count) {
    return new Scope(this, Content.PARAMETERS, count);
  }

  /** A scope of config entries or of names that a lambda assigns. */
  Scope entries() {
    return new Scope(this, Content.ENTRIES, 0);
  }

  void set(String name, Value value) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        values[i] = value;
        return;
      }
    }
    if (size == names.length) {
      int capacity = Math.max(FIRST_CAPACITY, size * 2);
      names = Arrays.copyOf(names, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    names[size] = name;
    values[size++] = value;
  }

  /** Sets a parameter of the function around, or a name of this scope. */
  void assign(String name, Value value) {
    if (outer != null && outer.content == Content.PARAMETERS && outer.own(name) != null) {
      outer.set(name, value);
    } else {
      set(name, value);
    }
  }

  /** The value of the nearest name, whatever kind of scope it stands in; null if there is none. */
  @Nullable
  Value find(String name) {
    for (var scope = this; scope != null; scope = scope.outer) {
      var value = scope.own(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The value of the nearest loop variable or parameter; null if there is none. */
  @Nullable
  Value findVariable(String name) {
    for (var scope = this; scope != null; scope = scope.outer) {
      var value = scope.content == Content.ENTRIES ? null : scope.own(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The value of the nearest loop variable; null if there is none. */
  @Nullable
  Value findLoopVariable(String name) {
    for (var scope = this; scope != null; scope = scope.outer) {
      var value = scope.content == Content.LOOP ? scope.own(name) : null;
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A copy of this scope and those around it, which later changes do not reach. */
  Scope captured() {
    if (size == 0 && outer == null) {
      return this;
    }
    var copy = new Scope(outer == null ? null : outer.captured(), content, 0);
    copy.names = Arrays.copyOf(names, size);
    copy.values = Arrays.copyOf(values, size);
    copy.size = size;
    return copy;
  }

  private @Nullable Value own(String name) {
    for (int i = size - 1; i >= 0; i--) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  private enum Content {
    LOOP,
    PARAMETERS,
    ENTRIES
  }
}
