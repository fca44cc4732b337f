// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.sema.Slot;
import io.kpm.kcl.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Local names and their values, inside the scopes around them.
 *
 * <p>The variables of a loop and parameters have fixed places, so that a name is found by its
 * {@link Slot}. Entries of configs and names that a lambda assigns come up one by one and are found
 * by their names; inside an instance they do not win over its attributes, as variables do.
 */
final class Scope {
  private static final int FIRST_CAPACITY = 4;
  private static final String[] NO_NAMES = {};
  private static final Value[] NO_VALUES = {};
  private static final Scope OUTERMOST = new Scope(null, Content.ENTRIES, NO_NAMES);

  private final @Nullable Scope outer;
  private final Content content;
  // the nearest scope of variables: this one or one around it
  private final @Nullable Scope variables;
  private String[] names;
  private @Nullable Value[] values;
  private int size;

  private Scope(@Nullable Scope outer, Content content, String[] names) {
    this.outer = outer;
    this.content = content;
    this.variables = content == Content.ENTRIES ? variablesOf(outer) : this;
    this.names = names;
    this.values = names.length == 0 ? NO_VALUES : new Value[names.length];
    this.size = names.length;
  }

  /** A scope with nothing around it, which stays empty. */
  static Scope outermost() {
    return OUTERMOST;
  }

  /** A scope of the variables of a loop; the array belongs to it. */
  Scope loop(String[] variables) {
    return new Scope(this, Content.LOOP, variables);
  }

  /** A scope of parameters; the array belongs to it and others like it. */
  Scope parameters(String[] parameters) {
    return new Scope(this, Content.PARAMETERS, parameters);
  }

  /** A scope of config entries or of names that a lambda assigns. */
  Scope entries() {
    return new Scope(this, Content.ENTRIES, NO_NAMES);
  }

  /** Sets a variable of this scope by its position. */
  void bind(int position, Value value) {
    values[position] = value;
  }

  /** Sets an entry of this scope. */
  void set(String name, Value value) {
    int position = positionOf(name);
    if (position >= 0) {
      values[position] = value;
      return;
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
      outer.values[outer.positionOf(name)] = value;
    } else {
      set(name, value);
    }
  }

  /** Gives the nearest name another value; false if there is none. */
  boolean replace(String name, Value value) {
    for (var scope = this; scope != null; scope = scope.outer) {
      if (scope.replaceOwn(name, value)) {
        return true;
      }
    }
    return false;
  }

  /** Gives the nearest loop variable or parameter another value; false if there is none. */
  boolean replaceVariable(String name, Value value) {
    for (var scope = variables; scope != null; scope = variablesOf(scope.outer)) {
      if (scope.replaceOwn(name, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean replaceOwn(String name, Value value) {
    if (own(name) == null) {
      return false;
    }
    values[positionOf(name)] = value;
    return true;
  }

  /** The value of the variable in a slot that is a place. */
  Value at(int slot) {
    var scope = variables;
    for (int depth = Slot.depth(slot); scope != null && depth > 0; depth--) {
      scope = variablesOf(scope.outer);
    }
    var value = scope == null ? null : scope.values[Slot.index(slot)];
    if (value == null) {
      throw new IllegalStateException("a variable is read before it is bound");
    }
    return value;
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
    for (var scope = variables; scope != null; scope = variablesOf(scope.outer)) {
      var value = scope.own(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The value of the nearest loop variable; null if there is none. */
  @Nullable
  Value findLoopVariable(String name) {
    for (var scope = variables; scope != null; scope = variablesOf(scope.outer)) {
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
    var copy = new Scope(outer == null ? null : outer.captured(), content, names);
    if (content == Content.ENTRIES) {
      copy.names = names.clone();
    }
    copy.values = values.clone();
    copy.size = size;
    return copy;
  }

  private static @Nullable Scope variablesOf(@Nullable Scope scope) {
    return scope == null ? null : scope.variables;
  }

  private @Nullable Value own(String name) {
    int position = positionOf(name);
    return position < 0 ? null : values[position];
  }

  private int positionOf(String name) {
    for (int i = size - 1; i >= 0; i--) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private enum Content {
    LOOP,
    PARAMETERS,
    ENTRIES
  }
}
