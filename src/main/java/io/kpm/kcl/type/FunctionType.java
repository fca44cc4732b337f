// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.List;

/**
 * {@code (A, B) -> R}
 *
 * @param variadic whether a call may give more positional arguments than there are parameters
 * @param anyKeyword whether a call may name what is no parameter
 */
public record FunctionType(
    List<Parameter> parameters, Type result, boolean variadic, boolean anyKeyword) implements Type {

  public FunctionType {
    parameters = List.copyOf(parameters);
  }

  public FunctionType(List<Parameter> parameters, Type result) {
    this(parameters, result, false, false);
  }

  /** The position of a parameter, or -1. */
  public int find(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String text() {
    var out = new StringBuilder("(");
    for (var parameter : parameters) {
      out.append(out.length() == 1 ? "" : ", ").append(parameter.type().text());
    }
    return out.append(") -> ").append(result.text()).toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
