// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Value;
import java.util.Set;

/** A function of the library: its name, its signature and where its code is. */
public final class LibraryFunction {
  private static final Set<String> QUICK =
      Set.of("len", "typeof", "isnullish", "bool", "reduce", "catch");

  private final LibraryModule module;
  private final int id;
  private final String name;
  private final FunctionType type;

  LibraryFunction(LibraryModule module, int id, String name, FunctionType type) {
    this.module = module;
    this.id = id;
    this.name = name;
    this.type = type;
  }

  public String name() {
    return name;
  }

  public FunctionType type() {
    return type;
  }

  /** Whether it does not look at the items of a list or dict. */
  boolean isQuick() {
    return QUICK.contains(name);
  }

  /** The function as a value of a run. */
  public FunctionValue in(CallContext context) {
    return new BoundFunction(this, Absent.UNDEFINED, context);
  }

  /** The method of one receiver as a value of a run. */
  public FunctionValue of(Value receiver, CallContext context) {
    return new BoundFunction(this, receiver, context);
  }

  Value call(Call call) {
    return module.call(id, call);
  }
}
