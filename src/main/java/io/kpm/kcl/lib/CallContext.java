// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.Value;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** What library functions need of the run they are called in; the evaluator implements it. */
public interface CallContext {

  /** Receives what {@code print} writes, unchanged. */
  void print(String text);

  /** The value given for an option of the command line or the settings, Undefined if none is. */
  Value option(String key);

  /** Replaces the whole output of the program; of several calls the last one counts. */
  void replaceOutput(String text);

  /** Calls a function without arguments; the message of its failure, if it fails. */
  Optional<String> failureOf(FunctionValue function);

  Arithmetic arithmetic();

  Merge merge();

  /** Counts the work of the run. */
  Effort effort();

  /** The clock and time zone of the run. */
  default Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }
}
