// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import java.util.HashMap;
import java.util.Map;

/** A package being evaluated: its globals, its schemas and rules, and what it prints. */
final class PackageState implements SetterRunner {
  private final LoadedPackage source;
  private final Machine machine;
  private final Frame frame;
  private final KclDict globals = new KclDict();
  private final LazyNames names;
  private final Map<String, Value> definitions = new HashMap<>();
  private final Results results = new Results();
  private boolean isEvaluated;

  PackageState(LoadedPackage source, Machine machine) {
    this.source = source;
    this.machine = machine;
    this.frame = Frame.of(this);
    var setters = new SetterTable();
    for (var module : source.modules()) {
      setters.add(0, module.statements());
    }
    for (var name : setters.names()) {
      globals.put(name, Absent.UNDEFINED);
    }
    this.names = LazyNames.ofGlobals(setters, globals);
  }

  String path() {
    return source.path();
  }

  Frame frame() {
    return frame;
  }

  /** The globals in order of creation. */
  KclDict globals() {
    return globals;
  }

  Results results() {
    return results;
  }

  /** Makes a schema or rule known under its name. */
  void define(String name, Value definition) {
    definitions.put(name, definition);
  }

  /** Runs all statements, once. */
  void evaluate() {
    if (isEvaluated) {
      return;
    }
    isEvaluated = true;
    var before = machine.run().setHome(this);
    try {
      for (var module : source.modules()) {
        machine.statements().run(module.statements(), frame);
      }
    } finally {
      machine.run().setHome(before);
    }
  }

  /** The value of a global, a schema, a rule or a built-in function. */
  Value read(String name) {
    if (names.knows(name)) {
      return names.read(name, machine.run().isTarget(name), this);
    }
    var definition = definitions.get(name);
    return definition == null ? machine.packages().natives().function(name) : definition;
  }

  void store(String name, Value value, Stmt statement) {
    names.store(name, value, statement, machine.facts().readsItsTarget(statement));
  }

  /** Stores a value of which only a part was assigned. */
  void replace(String name, Value value) {
    names.replace(name, value);
  }

  void addResult(Expr expression, Value value) {
    results.add(expression, value);
  }

  @Override
  public void run(Setter setter) {
    var run = machine.run();
    run.enter();
    var before = run.setHome(this);
    try {
      machine.statements().run(setter, frame);
    } finally {
      run.setHome(before);
      run.leave();
    }
  }
}
