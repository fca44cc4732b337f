// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.sema.Slot;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Word;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.List;

/** What names and attributes mean in a frame. */
final class Names {
  private final Machine machine;

  Names(Machine machine) {
    this.machine = machine;
  }

  /** The value of a dotted name. */
  Value read(Expr.Name name, Frame frame) {
    if (name.isSimple()) {
      return head(name, frame);
    }
    var imported = machine.facts().importOf(name.id());
    if (imported.isEmpty()) {
      return members(head(name, frame), name.tail());
    }
    var tail = name.tail();
    var member = machine.packages().member(imported.get(), tail.get(0).text());
    return members(member, tail.subList(1, tail.size()));
  }

  /** The value of the first part of a name, by its slot if it is bound to one. */
  private Value head(Expr.Name name, Frame frame) {
    int slot = machine.facts().slotOf(name);
    if (slot > 0) {
      return frame.scope().at(slot);
    }
    if (slot == Slot.UNKNOWN) {
      return read(name.head(), frame);
    }
    var construction = frame.construction();
    if (construction != null) {
      var attribute = construction.read(name.head());
      if (!attribute.isUndefined()) {
        return attribute;
      }
    }
    return frame.home().read(name.head());
  }

  /**
   * The value of a simple name: a loop variable or parameter, else an attribute of the instance
   * around, else another local name, else a global or built-in.
   */
  Value read(String name, Frame frame) {
    var construction = frame.construction();
    var local = construction == null ? frame.scope().find(name) : frame.scope().findVariable(name);
    if (local != null) {
      return local;
    }
    if (construction != null) {
      var attribute = construction.read(name);
      if (!attribute.isUndefined()) {
        return attribute;
      }
      local = frame.scope().find(name);
    }
    return local == null ? frame.home().read(name) : local;
  }

  /**
   * Gives the simple name that {@link #read(String, Frame)} finds a value of which a part changed.
   */
  void replace(String name, Value value, Frame frame) {
    var construction = frame.construction();
    if (construction == null) {
      if (!frame.scope().replace(name, value)) {
        frame.home().replace(name, value);
      }
    } else if (!frame.storesLocally()) {
      construction.replace(name, value);
    } else if (!frame.scope().replaceVariable(name, value)) {
      replaceInBody(name, value, construction, frame);
    }
  }

  /** As {@link #replace}, for a name that is no parameter, in a lambda of a schema body. */
  private static void replaceInBody(
      String name, Value value, Construction construction, Frame frame) {
    if (!construction.read(name).isUndefined()) {
      construction.replace(name, value);
    } else if (!frame.scope().replace(name, value)) {
      frame.home().replace(name, value);
    }
  }

  /** The value reached from {@code value} by loading one attribute after the other. */
  Value members(Value value, List<Word> path) {
    var reached = value;
    for (int i = 0; i < path.size(); i++) {
      reached = member(reached, path.get(i).text());
    }
    return reached;
  }

  /** The value of an attribute. */
  Value member(Value value, String name) {
    if (value instanceof Instance instance && !instance.has(name)) {
      throw new EvalError(
          "schema '" + instance.schema().name() + "' attribute '" + name + "' not found");
    }
    if (value instanceof KclDict dict) {
      return dict.get(name);
    }
    if (value instanceof StrValue text) {
      return machine.packages().natives().method(text, name);
    }
    if (value instanceof SchemaValue schema && name.equals(InstanceRegistry.METHOD)) {
      return new InstancesFunction(schema, machine.instances().registry());
    }
    throw new EvalError(
        "invalid value '" + value.typeName() + "' to load attribute '" + name + "'");
  }
}
