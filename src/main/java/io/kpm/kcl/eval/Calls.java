// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Value;

/** Calls and the functions that programs make. */
final class Calls {
  private final Interpreter interpreter;
  private final Machine machine;

  Calls(Interpreter interpreter, Machine machine) {
    this.interpreter = interpreter;
    this.machine = machine;
  }

  /** The result of a call; what is no function gives Undefined. */
  Value call(Expr.Call call, Frame frame) {
    var callee = interpreter.eval(call.function(), frame);
    var arguments = arguments(call.arguments(), frame);
    return callee instanceof FunctionValue function ? function.call(arguments) : Absent.UNDEFINED;
  }

  Arguments arguments(io.kpm.kcl.syntax.Arguments written, Frame frame) {
    if (written.positional().isEmpty() && written.keywords().isEmpty()) {
      return Arguments.NONE;
    }
    var positional = new Value[written.positional().size()];
    for (int i = 0; i < positional.length; i++) {
      positional[i] = interpreter.eval(written.positional().get(i), frame);
    }
    if (written.keywords().isEmpty()) {
      return Arguments.of(positional);
    }
    var names = new String[written.keywords().size()];
    var named = new Value[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = written.keywords().get(i).name().text();
      named[i] = interpreter.eval(written.keywords().get(i).value(), frame);
    }
    return Arguments.of(positional, names, named);
  }

  Closure closure(Expr.Lambda lambda, Frame frame) {
    return new Closure(lambda, frame.function(frame.scope().captured()), machine);
  }
}
