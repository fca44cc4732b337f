// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Target;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Indexing;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The left sides of assignments.
 *
 * <p>Values are never changed in place, because several names may share them: an assignment to a
 * part copies the collections on the way to it and stores a new whole.
 */
final class Targets {
  private final Machine machine;

  Targets(Machine machine) {
    this.machine = machine;
  }

  /** The value a target has now. */
  Value read(Target target, Frame frame) {
    var value = machine.names().read(target.name().text(), frame);
    for (var key : path(target, frame)) {
      value = part(value, key);
    }
    return value;
  }

  void assign(Target target, Value value, Store store) {
    var frame = store.frame();
    var name = target.name().text();
    if (target.isSimple()) {
      assign(name, value, store);
      return;
    }
    var path = path(target, frame);
    var whole = changed(machine.names().read(name, frame), path, value);
    machine.names().replace(name, whole, frame);
  }

  private void assign(String name, Value value, Store store) {
    var frame = store.frame();
    if (frame.storesLocally()) {
      frame.scope().assign(name, value);
    } else if (frame.construction() != null) {
      frame.construction().assign(name, value, store.statement());
    } else {
      frame.home().store(name, value, store.statement());
    }
  }

  private List<Value> path(Target target, Frame frame) {
    var path = new ArrayList<Value>(target.path().size());
    for (var step : target.path()) {
      path.add(
          step instanceof Target.Element element
              ? machine.interpreter().eval(element.index(), frame)
              // the only other kind of step
              : StrValue.of(((Target.Member) step).name()));
    }
    return path;
  }

  private static Value part(Value value, Value key) {
    return Indexing.get(value, key);
  }

  private Value changed(Value whole, List<Value> path, Value value) {
    var key = path.get(0);
    if (path.size() == 1) {
      return with(whole, key, value);
    }
    var rest = path.subList(1, path.size());
    var inner = changed(part(whole, key), rest, value);
    return replaced(whole, key, inner);
  }

  /** A copy in which the part at {@code key} is another one; an instance is built again. */
  private Value with(Value whole, Value key, Value value) {
    if (whole instanceof Instance instance && key instanceof StrValue name) {
      return machine.instances().changed(instance, name.value(), value);
    }
    return replaced(whole, key, value);
  }

  private static Value replaced(Value whole, Value key, Value value) {
    if (whole instanceof KclDict dict && key instanceof StrValue name) {
      var copy = Copies.shallow(dict);
      copy.put(name.value(), value);
      return copy;
    }
    if (whole instanceof KclList list && key instanceof IntValue index) {
      return replacedItem(list, index.value(), value);
    }
    throw new EvalError(
        "failed to update the dict. An iterable of key-value pairs was expected, but"
            + " got " + whole.typeName()
            + ". Check if the syntax for updating the dictionary with the attribute '" + key
            + "' is correct");
  }

  private static KclList replacedItem(KclList list, long index, Value value) {
    long item = index < 0 ? index + list.size() : index;
    if (item < 0 || item >= list.size()) {
      throw new EvalError(
          "index out of bounds: the len is " + list.size() + " but the index is " + index);
    }
    var copy = list.part(0, list.size());
    copy.set((int) item, value);
    return copy;
  }
}
