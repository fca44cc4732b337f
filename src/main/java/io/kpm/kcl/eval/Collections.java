// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Entry;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Item;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EntryOperation;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;
import java.util.List;

/** List and config literals. */
final class Collections {
  private final Interpreter interpreter;
  private final Machine machine;

  Collections(Interpreter interpreter, Machine machine) {
    this.interpreter = interpreter;
    this.machine = machine;
  }

  KclList list(Expr.ListLiteral literal, Frame frame) {
    var list = new KclList(literal.items().size());
    addItems(literal.items(), list, frame);
    machine.run().make(list.size());
    return list;
  }

  private void addItems(List<Item> items, KclList list, Frame frame) {
    for (var item : items) {
      if (item instanceof Expr expr) {
        list.add(interpreter.eval(expr, frame));
      } else if (item instanceof Item.Splice splice) {
        splice(interpreter.eval(splice.value(), frame), list);
      } else if (item instanceof Item.If choice) {
        addItems(chosen(choice, frame), list, frame);
      }
    }
  }

  private static void splice(Value value, KclList list) {
    if (value instanceof KclList more) {
      list.addAll(more);
    } else if (value instanceof KclDict dict) {
      for (int i = 0; i < dict.size(); i++) {
        list.add(StrValue.of(dict.keyAt(i)));
      }
    } else if (!value.isAbsent()) {
      throw unpackError(value);
    }
  }

  private static EvalError unpackError(Value value) {
    return new EvalError(
        "only list, dict and schema object can be used with unpack operators * and **, got "
            + Text.of(value));
  }

  private List<Item> chosen(Item.If choice, Frame frame) {
    for (var branch : choice.branches()) {
      if (interpreter.isTrue(branch.condition(), frame)) {
        return branch.items();
      }
    }
    return choice.otherwise();
  }

  KclDict config(Expr.Config literal, Frame frame) {
    var config = new KclDict(literal.entries().size());
    boolean isRead = machine.facts().readsEntries(literal);
    addEntries(
        literal.entries(), config, isRead ? frame.with(frame.scope().entries()) : frame, isRead);
    machine.run().make(config.size());
    return config;
  }

  /**
   * Adds entries to a config.
   *
   * @param visible whether the frame has a scope of this config's entries, to be filled in
   */
  private void addEntries(List<Entry> entries, KclDict config, Frame frame, boolean visible) {
    for (int i = 0; i < entries.size(); i++) {
      add(entries.get(i), config, frame, visible);
    }
  }

  /** Evaluates an entry and merges it; if visible its plain key becomes a name. */
  private void add(Entry entry, KclDict config, Frame frame, boolean visible) {
    machine.run().at(entry.span());
    if (entry instanceof Entry.KeyValue keyValue) {
      var key = addKeyValue(keyValue, config, frame);
      if (visible && isPlain(keyValue.key(), key)) {
        frame.scope().set(key, config.get(key));
      }
    } else if (entry instanceof Entry.Unpack unpack) {
      unpack(interpreter.eval(unpack.value(), frame), config);
    } else if (entry instanceof Entry.If choice) {
      addEntries(chosen(choice, frame), config, frame, visible);
    }
  }

  private static boolean isPlain(Entry.Key written, String key) {
    return written instanceof Entry.TextKey
        || (written instanceof Entry.NameKey name && name.name().equals(key));
  }

  /**
   * Adds the entry of a comprehension. With the variable of a loop in front, a dotted key is that
   * member's text, not a path.
   */
  void addGenerated(Entry.KeyValue entry, KclDict config, Frame frame) {
    if (entry.key() instanceof Entry.NameKey name && !machine.facts().isLiteral(name)) {
      var variable = frame.scope().findLoopVariable(name.name());
      if (variable != null && isUnfolded(entry)) {
        addMember(variable, entry, config, frame);
        return;
      }
    }
    addKeyValue(entry, config, frame);
  }

  /** Evaluates an entry and merges it; returns its key. */
  private String addKeyValue(Entry.KeyValue entry, KclDict config, Frame frame) {
    var key = keyOf(entry.key(), frame);
    int index = entry.key() instanceof Entry.ElementKey element
        ? Math.toIntExact(element.index())
        : KclDict.NO_INDEX;
    var value = interpreter.eval(entry.value(), frame);
    put(key, value, operationOf(entry.operator()), index, config);
    return key;
  }

  private void addMember(Value variable, Entry.KeyValue outermost, KclDict config, Frame frame) {
    var reached = variable;
    var entry = outermost;
    while (isUnfolded(entry)) {
      entry = innerOf(entry);
      reached = machine.names().member(reached, keyOf(entry.key(), frame));
    }
    var key = reached instanceof StrValue text ? text.value() : "";
    var value = interpreter.eval(entry.value(), frame);
    put(key, value, operationOf(entry.operator()), KclDict.NO_INDEX, config);
  }

  /** Whether the value is a config that the parser made of a dotted key: it has no brace. */
  private static boolean isUnfolded(Entry.KeyValue entry) {
    return entry.value() instanceof Expr.Config config
        && config.entries().size() == 1
        && config.entries().get(0) instanceof Entry.KeyValue inner
        && config.span().start() == inner.span().start();
  }

  private static Entry.KeyValue innerOf(Entry.KeyValue entry) {
    // what isUnfolded has tested
    return (Entry.KeyValue) ((Expr.Config) entry.value()).entries().get(0);
  }

  private String keyOf(Entry.Key key, Frame frame) {
    if (key instanceof Entry.TextKey text) {
      return text.text();
    }
    if (key instanceof Entry.ElementKey element) {
      return element.name();
    }
    if (key instanceof Entry.ComputedKey computed) {
      var value = interpreter.eval(computed.value(), frame);
      return value instanceof StrValue text ? text.value() : "";
    }
    // the only other kind of key
    var name = (Entry.NameKey) key;
    var variable =
        machine.facts().isLiteral(name) ? null : frame.scope().findLoopVariable(name.name());
    if (variable == null) {
      return name.name();
    }
    return variable instanceof StrValue text ? text.value() : "";
  }

  private static EntryOperation operationOf(Entry.EntryOperator operator) {
    return switch (operator) {
      case MERGE -> EntryOperation.MERGE;
      case OVERRIDE -> EntryOperation.OVERRIDE;
      case INSERT -> EntryOperation.INSERT;
    };
  }

  /** An entry whose key is there already is merged into a copy: values may be shared. */
  private void put(String key, Value value, EntryOperation operation, int index, KclDict config) {
    boolean waitsForDefault = index == KclDict.NO_INDEX || machine.run().isBuilding();
    if (waitsForDefault && config.putIfAbsent(key, value, operation, index)) {
      return;
    }
    config.put(key, Copies.deep(config.get(key), machine.run().effort()));
    var entry = new Merge.Entry(key, value, operation, index);
    machine.instances().merge().entryInto(config, entry, Merge.Rule.LITERAL);
  }

  private void unpack(Value value, KclDict config) {
    if (value.isAbsent()) {
      return;
    }
    if (!(value instanceof KclDict dict)) {
      throw unpackError(value);
    }
    for (int i = 0; i < dict.size(); i++) {
      if (config.has(dict.keyAt(i))) {
        config.put(
            dict.keyAt(i), Copies.deep(config.get(dict.keyAt(i)), machine.run().effort()));
      }
    }
    var merged =
        machine.instances().merge().into(config, Copies.deepPlain(dict), Merge.Rule.OPERATOR);
    if (merged != config) {
      throw new IllegalStateException("a dict has become another one by a plain dict");
    }
  }

  private List<Entry> chosen(Entry.If choice, Frame frame) {
    for (var branch : choice.branches()) {
      if (interpreter.isTrue(branch.condition(), frame)) {
        return branch.entries();
      }
    }
    return choice.otherwise();
  }
}
