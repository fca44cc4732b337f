// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.Arrays;

/**
 * One call of a library function: its arguments by the positions of the parameters. A parameter
 * without argument has the value Undefined.
 */
final class Call {
  private final LibraryFunction function;
  private final Value receiver;
  private final CallContext context;
  private final Arguments arguments;
  private final Value[] slots;

  Call(LibraryFunction function, Value receiver, CallContext context, Arguments arguments) {
    this.function = function;
    this.receiver = receiver;
    this.context = context;
    this.arguments = arguments;
    this.slots = bind(function.type(), arguments);
  }

  CallContext context() {
    return context;
  }

  Value receiver() {
    return receiver;
  }

  /** All arguments as they were given. */
  Arguments arguments() {
    return arguments;
  }

  boolean has(int parameter) {
    return !slots[parameter].isUndefined();
  }

  /** The argument for a parameter, Undefined if an optional one is left out. */
  Value at(int parameter) {
    if (slots[parameter].isUndefined()
        && !function.type().parameters().get(parameter).optional()) {
      requireGiven(parameter);
    }
    return slots[parameter];
  }

  Value at(int parameter, Value otherwise) {
    var given = at(parameter);
    return given.isAbsent() ? otherwise : given;
  }

  String text(int parameter) {
    if (at(parameter) instanceof StrValue text) {
      return text.value();
    }
    throw wrongKind(parameter, "str");
  }

  String text(int parameter, String otherwise) {
    return at(parameter).isAbsent() ? otherwise : text(parameter);
  }

  long number(int parameter) {
    if (at(parameter) instanceof IntValue number) {
      return number.value();
    }
    throw wrongKind(parameter, "int");
  }

  long number(int parameter, long otherwise) {
    return at(parameter).isAbsent() ? otherwise : number(parameter);
  }

  boolean flag(int parameter) {
    return at(parameter).isTrue();
  }

  EvalError wrongKind(int parameter, String expected) {
    return new EvalError(function.name() + "() argument '"
        + function.type().parameters().get(parameter).name() + "' must be " + expected + ", not '"
        + slots[parameter].typeName() + "'");
  }

  private void requireGiven(int parameter) {
    if (isGiven(parameter)) {
      return;
    }
    int required = 0;
    for (var each : function.type().parameters()) {
      required += each.optional() ? 0 : 1;
    }
    var count = required == 1 ? "exactly one argument" : "exactly " + required + " arguments";
    int given = arguments.count() + arguments.namedCount();
    throw new EvalError(function.name() + "() takes " + count + " (" + given + " given)");
  }

  private boolean isGiven(int parameter) {
    var name = function.type().parameters().get(parameter).name();
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals(name)) {
        return true;
      }
    }
    return parameter < arguments.count();
  }

  private static Value[] bind(FunctionType type, Arguments arguments) {
    var slots = new Value[type.parameters().size()];
    Arrays.fill(slots, Absent.UNDEFINED);
    for (int i = 0; i < Math.min(arguments.count(), slots.length); i++) {
      slots[i] = arguments.at(i);
    }
    for (int i = 0; i < arguments.namedCount(); i++) {
      int parameter = type.find(arguments.nameAt(i));
      if (parameter >= 0) {
        slots[parameter] = arguments.namedAt(i);
      }
    }
    return slots;
  }
}
