// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.lib.CallContext;
import io.kpm.kcl.lib.Library;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;
import java.util.Locale;
import java.util.Optional;

/** The functions that are part of the language, bound to a run. */
final class Natives implements CallContext {
  private final Machine machine;

  Natives(Machine machine) {
    this.machine = machine;
  }

  /** A built-in function, Undefined if there is none of this name. */
  Value function(String name) {
    var function = Library.builtins().function(name);
    return function.isPresent() ? function.get().in(this) : Absent.UNDEFINED;
  }

  /** A method of a text, bound to it. */
  Value method(StrValue text, String name) {
    var method = Library.stringMethods().function(name);
    if (method.isEmpty()) {
      throw new EvalError("invalid value 'str' to load attribute '" + name + "'");
    }
    return method.get().of(text, this);
  }

  /** A function or constant of a system module. */
  Value member(String module, String name) {
    var table = Library.module(module);
    if (table.isEmpty()) {
      return Absent.UNDEFINED;
    }
    var function = table.get().function(name);
    return function.isPresent()
        ? function.get().in(this)
        : table.get().constant(name).orElse(Absent.UNDEFINED);
  }

  /** The text of an interpolated value: as {@code str()} gives it, or as {@code format} says. */
  String text(Value value, String format) {
    if (format.isEmpty()) {
      return Text.of(value);
    }
    // the checker refuses other formats than #json and #yaml
    var module = format.substring(1).toLowerCase(Locale.ROOT);
    if (member(module, "encode") instanceof FunctionValue encode) {
      return Text.of(encode.call(Arguments.of(value)));
    }
    throw new EvalError("the format " + format + " is not available");
  }

  @Override
  public void print(String text) {
    machine.run().print(text);
  }

  @Override
  public Value option(String key) {
    return machine.run().arguments().getOrDefault(key, Absent.UNDEFINED);
  }

  @Override
  public void replaceOutput(String text) {
    machine.run().replaceOutput(text);
  }

  @Override
  public Optional<String> failureOf(FunctionValue function) {
    int frames = machine.run().frames();
    try {
      function.call(Arguments.NONE);
      return Optional.empty();
    } catch (EvalError e) {
      machine.run().recover(frames);
      return Optional.of(e.text());
    }
  }

  @Override
  public Arithmetic arithmetic() {
    return machine.run().arithmetic();
  }

  @Override
  public Effort effort() {
    return machine.run().effort();
  }

  @Override
  public Merge merge() {
    return machine.instances().merge();
  }
}
