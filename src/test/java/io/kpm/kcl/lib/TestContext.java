// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A run without evaluator: options are a dict, printed text is kept. */
final class TestContext implements CallContext {
  private final KclDict options = new KclDict();
  private final StringBuilder printed = new StringBuilder();
  private final Arithmetic arithmetic = new Arithmetic(false);
  private final Effort effort = new Effort();
  private String output = "";

  @Override
  public void print(String text) {
    printed.append(text);
  }

  @Override
  public Value option(String key) {
    return options.get(key);
  }

  @Override
  public void replaceOutput(String text) {
    output = text;
  }

  @Override
  public Optional<String> failureOf(FunctionValue function) {
    try {
      function.call(Arguments.NONE);
      return Optional.empty();
    } catch (EvalError e) {
      return Optional.of(e.text());
    }
  }

  @Override
  public Arithmetic arithmetic() {
    return arithmetic;
  }

  @Override
  public Effort effort() {
    return effort;
  }

  @Override
  public Merge merge() {
    return new Merge(changed -> changed, arithmetic, effort);
  }

  /** 2026-11-21 17:11:49.5 in a zone two hours east. */
  @Override
  public Clock clock() {
    return Clock.fixed(Instant.parse("2026-11-21T15:11:49.5Z"), ZoneOffset.ofHours(2));
  }

  String printed() {
    return printed.toString();
  }

  String output() {
    return output;
  }

  void give(String key, Value value) {
    options.put(key, value);
  }
}
