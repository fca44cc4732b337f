// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** A library function together with its receiver and the run that calls it. */
final class BoundFunction extends FunctionValue {
  // encoding and sorting take some ten times as long as copying
  private static final int PASSES = 12;

  private final LibraryFunction function;
  private final Value receiver;
  private final CallContext context;

  BoundFunction(LibraryFunction function, Value receiver, CallContext context) {
    this.function = function;
    this.receiver = receiver;
    this.context = context;
  }

  @Override
  public Value call(Arguments arguments) {
    var call = new Call(function, receiver, context, arguments);
    var effort = context.effort();
    effort.handle(receiver);
    for (int i = 0; i < arguments.count(); i++) {
      handle(arguments.at(i), effort);
    }
    var result = function.call(call);
    handle(result, effort);
    return result;
  }

  /**
   * Texts are gone through by all functions, collections by most, and not so fast as in copying.
   */
  private void handle(Value value, Effort effort) {
    if (value instanceof StrValue || !function.isQuick()) {
      for (int i = 0; i < PASSES; i++) {
        effort.handle(value);
      }
    }
  }
}
