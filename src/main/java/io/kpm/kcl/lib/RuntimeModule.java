// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The system module {@code runtime}. */
final class RuntimeModule extends LibraryModule {
  static final RuntimeModule TABLE = new RuntimeModule();

  private static final int CATCH = 0;

  private RuntimeModule() {
    super("runtime");
    function(CATCH, "catch", BasicType.STR, any("func"));
  }

  @Override
  Value call(int id, Call call) {
    if (id != CATCH) {
      throw new IllegalStateException("no function " + id);
    }
    if (!(call.at(0) instanceof FunctionValue function)) {
      throw call.wrongKind(0, "a function");
    }
    var failure = call.context().failureOf(function);
    return failure.isPresent() ? StrValue.of(failure.get()) : Absent.UNDEFINED;
  }
}
