// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.util.Optional;

/** Something that can be called: a lambda, a built-in, a schema or a rule. */
public abstract non-sealed class FunctionValue extends Value {

  /**
   * Calls the function.
   *
   * @throws EvalError if the call fails
   */
  public abstract Value call(Arguments arguments);

  /** The type that a call must give as its first argument, if the function says so. */
  public Optional<String> firstParameterType() {
    return Optional.empty();
  }

  @Override
  public final Kind kind() {
    return Kind.FUNCTION;
  }

  @Override
  public final boolean isTrue() {
    return true;
  }

  /** {@code function}, or {@code type} for schemas. */
  @Override
  public String typeName() {
    return "function";
  }
}
