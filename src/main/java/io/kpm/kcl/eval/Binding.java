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
   * Sets every parameter: to its default, which may use the defaults of those before it, then to
   * the argument.
   *
   * @param frame where defaults are evaluated
   */
  void bind(Arguments arguments, Scope scope, Frame frame) {
    boolean usesDefaults = usesDefaults(arguments);
    for (int i = 0; i < parameters.size(); i++) {
      if (usesDefaults || argument(i, arguments) == null) {
        scope.bind(i, defaultOf(parameters.get(i), frame));
      }
    }
    for (int i = 0; i < parameters.size(); i++) {
      // an argument that is Undefined is given all the same
      var given = argument(i, arguments);
      if (given != null) {
        scope.bind(i, packed(given, parameters.get(i)));
      }
    }
  }

  private boolean usesDefaults(Arguments arguments) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).value().isPresent() && argument(i, arguments) == null) {
        return true;
      }
    }
    return false;
  }

  /** The names of parameters, for a scope of them. */
  static String[] namesOf(List<Parameter> parameters) {
    var names = new String[parameters.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = parameters.get(i).name().text();
    }
    return names;
  }

  private Value defaultOf(Parameter parameter, Frame frame) {
    var value = parameter.value().isPresent()
        ? machine.interpreter().eval(parameter.value().get(), frame)
        : Absent.NONE;
    return packed(value, parameter);
  }

  private Value packed(Value value, Parameter parameter) {
    return typed ? machine.typing().pack(value, parameter.type()) : value;
  }

  /** What the call gives, which may be Undefined; null if it gives nothing. */
  private @Nullable Value argument(int position, Arguments arguments) {
    var name = parameters.get(position).name().text();
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals(name)) {
        return arguments.namedAt(i);
      }
    }
    return position < arguments.count() ? arguments.at(position) : null;
  }
}
