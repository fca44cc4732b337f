// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named table of functions and constants. A subclass numbers its functions and runs them in one
 * switch: a method reference per function would cost more at start-up than all calls of a program.
 */
public abstract class LibraryModule {
  private final String name;
  private final Map<String, LibraryFunction> functions = new LinkedHashMap<>();
  private final Map<String, Value> constants = new LinkedHashMap<>();
  private final Map<String, Type> types = new LinkedHashMap<>();

  LibraryModule(String name) {
    this.name = name;
  }

  public final String name() {
    return name;
  }

  public final Optional<LibraryFunction> function(String member) {
    return Optional.ofNullable(functions.get(member));
  }

  /** The value of a member that is no function. */
  public final Optional<Value> constant(String member) {
    return Optional.ofNullable(constants.get(member));
  }

  /** The type that a member names, such as {@code units.NumberMultiplier}. */
  public final Optional<Type> type(String member) {
    return Optional.ofNullable(types.get(member));
  }

  /** Names of functions, constants and types, in this order. */
  public final List<String> members() {
    var names = new ArrayList<>(functions.keySet());
    names.addAll(constants.keySet());
    names.addAll(types.keySet());
    return names;
  }

  abstract Value call(int id, Call call);

  final void function(int id, String member, Type result, Parameter... parameters) {
    define(id, member, new FunctionType(List.of(parameters), result));
  }

  final void define(int id, String member, FunctionType type) {
    functions.put(member, new LibraryFunction(this, id, member, type));
  }

  final void constant(String member, Value value) {
    constants.put(member, value);
  }

  final void type(String member, Type type) {
    types.put(member, type);
  }

  static Parameter text(String parameter) {
    return Parameter.of(parameter, BasicType.STR);
  }

  static Parameter any(String parameter) {
    return Parameter.of(parameter, BasicType.ANY);
  }

  static Parameter optional(String parameter, Type type) {
    return Parameter.optional(parameter, type);
  }

  static Parameter required(String parameter, Type type) {
    return Parameter.of(parameter, type);
  }
}
