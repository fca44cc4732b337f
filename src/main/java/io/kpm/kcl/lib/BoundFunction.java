// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Value;

/** A library function together with its receiver and the run that calls it. */
final class BoundFunction extends FunctionValue {
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
    return function.call(new Call(function, receiver, context, arguments));
  }
}
