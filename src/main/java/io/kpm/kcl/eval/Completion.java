// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Check;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Weight;
import java.util.List;

/** The end of making an instance: registration, the test for required attributes, checks. */
final class Completion {
  private final Construction construction;
  private final String maker;
  private final Machine machine;

  /** The end of a construction that code of the package {@code maker} asked for. */
  Completion(Construction construction, String maker, Machine machine) {
    this.construction = construction;
    this.maker = maker;
    this.machine = machine;
  }

  /**
   * Returns the instance if nothing is wrong with it.
   *
   * @param isOutermost whether no other instance is being built around it: only then required
   *     attributes are tested, in this instance and all inside it
   */
  Instance complete(boolean isOutermost) {
    var instance = construction.instance();
    var signature = construction.schema().symbol().declaration().body().signature();
    boolean perKey = signature.isPresent() && signature.get().key().name().isPresent();
    if (perKey) {
      for (var key : construction.signatureKeys()) {
        checkAll(construction.signatureFrame(signature.get(), key).scope());
      }
    }
    machine.instances().registry().add(instance, construction.schema().symbol(), maker);
    if (isOutermost) {
      testRequired(instance, new Weight(machine.run().effort()));
    }
    if (!perKey) {
      checkAll();
    }
    return instance;
  }

  private void checkAll() {
    var levels = construction.schema().levels();
    for (int i = 0; i < levels.size(); i++) {
      var checks = levels.get(i).schema().symbol().declaration().body().checks();
      check(checks, construction.frame(i));
    }
  }

  /** Runs all checks with the name of a signature key bound. */
  private void checkAll(Scope key) {
    var levels = construction.schema().levels();
    for (int i = 0; i < levels.size(); i++) {
      var checks = levels.get(i).schema().symbol().declaration().body().checks();
      boolean isOwn = levels.get(i).schema() == construction.schema();
      check(checks, isOwn ? construction.frame(i).with(key) : construction.frame(i));
    }
  }

  private void check(List<Check> checks, Frame frame) {
    for (var check : checks) {
      machine.run().at(check.span());
      if (!machine.statements().holds(check, frame)) {
        machine.statements().reject(check, frame, construction.origin());
      }
    }
  }

  private void testRequired(Value value, Weight weight) {
    if (value instanceof Instance instance) {
      testOwn(instance);
    }
    if (value instanceof KclDict dict) {
      weight.add(dict);
      for (int i = 0; i < dict.size(); i++) {
        testRequired(dict.valueAt(i), weight);
      }
    } else if (value instanceof KclList list) {
      weight.add(list);
      for (int i = 0; i < list.size(); i++) {
        testRequired(list.get(i), weight);
      }
    }
  }

  private void testOwn(Instance instance) {
    var schema = machine.packages().valueOf(instance.schema());
    var required = schema.required();
    for (int i = 0; i < required.size(); i++) {
      var name = required.get(i);
      if (instance.get(name).isAbsent()) {
        machine.run().fail(Failure.of(machine.packages().placeOf(instance.place())));
        throw new EvalError("attribute '" + name + "' of " + schema.symbol().name()
            + " is required and can't be None or Undefined");
      }
    }
  }
}
