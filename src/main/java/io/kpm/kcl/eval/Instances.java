// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EntryOperation;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.Place;
import io.kpm.kcl.value.Rebuilder;
import io.kpm.kcl.value.Value;
import java.util.List;

/** Makes schema instances, and makes them again when something has changed them. */
final class Instances implements Rebuilder {
  // making one takes about as long as so many expressions
  private static final int STEPS = 10;

  private final Machine machine;
  private final Merge merge;
  private final InstanceRegistry registry;

  Instances(Machine machine) {
    this.machine = machine;
    this.registry = new InstanceRegistry(machine.packages().program());
    this.merge = new Merge(this, machine.run().arithmetic(), machine.run().effort());
  }

  /** The union of values, which builds changed instances again. */
  Merge merge() {
    return merge;
  }

  InstanceRegistry registry() {
    return registry;
  }

  /**
   * What an instance is made from.
   *
   * @param origin the expression that asks for it, or the statement that runs if none does
   * @param place where the instance was first asked for
   */
  record Input(KclDict config, Arguments arguments, Span origin, Place place) {
    static Input of(KclDict config, Arguments arguments, Span origin) {
      var place = new Place(origin.file().name(), origin.line());
      return new Input(config, arguments, origin, place);
    }
  }

  /** The value of a schema expression, evaluated in this order: config, schema, arguments. */
  Value express(Expr.SchemaInstance expression, Frame frame) {
    boolean before = machine.run().setBuilding(true);
    try {
      var interpreter = machine.interpreter();
      var config = interpreter.config(expression.config(), frame);
      var schema = machine.names().read(expression.schema(), frame);
      var arguments = interpreter.arguments(expression.arguments(), frame);
      var input = Input.of(config, arguments, expression.span());
      if (schema instanceof SchemaValue type) {
        return buildInFrame(type, input, !before);
      }
      if (schema instanceof RuleValue rule) {
        return rule.apply(input);
      }
      if (schema instanceof KclDict) {
        return merge.union(schema, config);
      }
      throw new EvalError(
          "'" + expression.schema().dotted() + "' is no schema but " + schema.typeName());
    } finally {
      machine.run().setBuilding(before);
    }
  }

  /** An instance that no schema expression asked for: of a call or a change. */
  Value make(SchemaValue schema, Input input) {
    boolean before = machine.run().setBuilding(true);
    try {
      return buildInFrame(schema, input, !before);
    } finally {
      machine.run().setBuilding(before);
    }
  }

  /** The instance a dict stands for where a schema is expected; if it fails its frame stays. */
  Value fromConfig(SchemaType schema, KclDict config) {
    var run = machine.run();
    var value = machine.packages().valueOf(schema);
    boolean before = run.setBuilding(true);
    run.enterFrame(schema.name());
    try {
      var input = Input.of(config, Arguments.NONE, run.position().lineStart());
      var made = build(value, input, !before);
      run.leaveFrame();
      return made;
    } finally {
      run.setBuilding(before);
    }
  }

  @Override
  public Value rebuild(Instance changed) {
    var schema = machine.packages().valueOf(changed.schema());
    var config = new KclDict();
    for (var key : changed.configKeys()) {
      if (changed.has(key)) {
        config.put(key, changed.get(key), EntryOperation.OVERRIDE, KclDict.NO_INDEX);
      }
    }
    return make(
        schema, new Input(config, changed.arguments(), machine.run().statement(), changed.place()));
  }

  /** The instance with another value of an attribute. */
  Value changed(Instance instance, String name, Value value) {
    // copies of instances are instances
    var copy = (Instance) Copies.shallow(instance);
    boolean rebuilds = instance.arguments().isEmpty() || !instance.has(name);
    copy.put(name, value);
    copy.addConfigKeys(List.of(name));
    return rebuilds || machine.run().isBuilding() ? inOrderOf(copy, rebuild(copy)) : copy;
  }

  /** The second instance with its entries in the order of the first; further ones follow. */
  private static Value inOrderOf(Instance before, Value rebuilt) {
    if (!(rebuilt instanceof Instance instance)) {
      return rebuilt;
    }
    var order = new int[instance.size()];
    var isPlaced = new boolean[order.length];
    int next = 0;
    for (int i = 0; i < before.size(); i++) {
      int position = instance.find(before.keyAt(i));
      if (position >= 0) {
        order[next++] = position;
        isPlaced[position] = true;
      }
    }
    for (int position = 0; position < order.length; position++) {
      if (!isPlaced[position]) {
        order[next++] = position;
      }
    }
    instance.keep(order);
    return instance;
  }

  private Value buildInFrame(SchemaValue schema, Input input, boolean isOutermost) {
    machine.run().enterFrame(schema.symbol().name());
    try {
      return build(schema, input, isOutermost);
    } finally {
      machine.run().leaveFrame();
    }
  }

  private Value build(SchemaValue schema, Input input, boolean isOutermost) {
    var run = machine.run();
    run.enter();
    run.effort().spend(STEPS);
    var caller = run.setHome(schema.home());
    try {
      var construction = new Construction(schema, input, machine);
      construction.run();
      return new Completion(construction, caller, machine).complete(isOutermost);
    } finally {
      run.setHome(caller);
      run.leave();
    }
  }
}
