// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;

/** Calls of library functions with arguments written as JSON. */
final class LibraryCalls {
  private LibraryCalls() {}

  /** Calls a built-in function with the items of a JSON list. */
  static Value builtin(String name, String arguments) {
    return call(Library.builtins(), name, arguments, "{}");
  }

  /** Calls a function with the items of a JSON list and the entries of a JSON object. */
  static Value call(LibraryModule module, String name, String arguments, String named) {
    return function(module, name).in(new TestContext()).call(arguments(arguments, named));
  }

  /** Calls a method of a text. */
  static Value method(String receiver, String name, String arguments) {
    return method(receiver, name, arguments, "{}");
  }

  static Value method(String receiver, String name, String arguments, String named) {
    return function(Library.stringMethods(), name)
        .of(Values.of(receiver), new TestContext())
        .call(arguments(arguments, named));
  }

  private static LibraryFunction function(LibraryModule module, String name) {
    return module.function(name).orElseThrow(() -> new AssertionError("no function " + name));
  }

  static Arguments arguments(String positional, String named) {
    var list = (KclList) Values.of("[" + positional + "]");
    var dict = Values.dict(named);
    var names = new String[dict.size()];
    var values = new Value[dict.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = dict.keyAt(i);
      values[i] = dict.valueAt(i);
    }
    return Arguments.of(list.toArray(), names, values);
  }
}
