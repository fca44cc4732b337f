// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Parameter;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a lambda, schema or rule as names of a scope.
 *
 * @param typed whether values are packed to the types of the parameters
 */
record Binding(Machine machine, List<Parameter> parameters, boolean typed) {
  /**
   * Sets every parameter: to its default, which may use those before it, then to the argument.
   *
   * @param frame where defaults are evaluated
   */
  void bind(Arguments arguments, Scope scope, Frame frame) {
    for (int i = 0; i < parameters.size(); i++) {
      scope.bind(i, valueOf(i, parameters.get(i), arguments, frame));
    }
  }

  /** The names of parameters, for a scope of them. */
  static String[] namesOf(List<Parameter> parameters) {
    var names = new String[parameters.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = parameters.get(i).name().text();
    }
    return names;
  }

  private Value valueOf(int position, Parameter parameter, Arguments arguments, Frame frame) {
    // an argument that is Undefined is given all the same
    var given = argument(position, parameter, arguments);
    if (given == null) {
      given = parameter.value().isPresent()
          ? machine.interpreter().eval(parameter.value().get(), frame)
          : Absent.NONE;
    }
    return typed ? machine.typing().pack(given, parameter.type()) : given;
  }

  /** What the call gives, which may be Undefined; null if it gives nothing. */
  private static @Nullable Value argument(int position, Parameter parameter, Arguments arguments) {
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals(parameter.name().text())) {
        return arguments.namedAt(i);
      }
    }
    return position < arguments.count() ? arguments.at(position) : null;
  }
}
