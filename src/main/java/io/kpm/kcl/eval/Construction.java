// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.AssignOperator;
import io.kpm.kcl.syntax.IndexSignature;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EntryOperation;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance while the bodies of its schema run: its entries so far, and the config for it. */
final class Construction implements SetterRunner {
  private final SchemaValue schema;
  private final Machine machine;
  private final KclDict config;
  private final Span origin;
  private final Instance instance;
  private final LazyNames names;
  private final Frame[] frames;
  private final boolean[] hasRun;
  private final @Nullable TypeNode[] types;
  private List<String> signatureKeys = List.of();

  Construction(SchemaValue schema, Instances.Input input, Machine machine) {
    this.schema = schema;
    this.machine = machine;
    this.config = input.config();
    this.origin = input.origin();
    this.instance = new Instance(schema.symbol(), input.place(), schema.names());
    instance.setArguments(input.arguments());
    instance.setConfigKeys(config.keys());
    this.names = LazyNames.ofAttributes(schema.setters(), instance);
    this.types = new TypeNode[instance.size()];
    this.frames = new Frame[schema.levels().size()];
    this.hasRun = new boolean[frames.length];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frameOf(schema.levels().get(i).schema());
    }
  }

  SchemaValue schema() {
    return schema;
  }

  Instance instance() {
    return instance;
  }

  /** The expression that asks for the instance. */
  Span origin() {
    return origin;
  }

  /** The keys that only the index signature admits. */
  List<String> signatureKeys() {
    return signatureKeys;
  }

  /** The frame of a body; its parameters are bound once it ran. */
  Frame frame(int level) {
    return frames[level];
  }

  /** Runs the bodies and takes over the entries of the config that no body declares. */
  void run() {
    var levels = schema.levels();
    for (int i = 0; i < frames.length; i++) {
      var level = levels.get(i);
      if (level.isMixin() && hasRun[i]) {
        continue;
      }
      var declaration = level.schema().symbol().declaration();
      var frame = frames[i];
      new Binding(machine, declaration.header().parameters(), level.schema() == schema)
          .bind(instance.arguments(), frame.scope(), frame);
      machine.statements().run(declaration.body().statements(), frame);
      if (level.schema() == schema) {
        Decorators.onSchema(declaration.header(), machine, frame);
      }
    }
    addUndeclared();
  }

  private Frame frameOf(SchemaValue body) {
    var scope = Scope.outermost().parameters(body.parameters());
    for (int i = 0; i < body.parameters().length; i++) {
      scope.bind(i, Absent.UNDEFINED);
    }
    return Frame.of(body.home(), scope, this);
  }

  /** The value of an attribute, for which its statements are run if need be. */
  Value read(String name) {
    return names.read(name, machine.run().isTarget(name), this);
  }

  @Override
  public void run(Setter setter) {
    var run = machine.run();
    run.enter();
    var frame = frames[setter.level()];
    var before = run.setHome(frame.home());
    hasRun[setter.level()] = true;
    try {
      machine.statements().run(setter, frame);
    } finally {
      run.setHome(before);
      run.leave();
    }
  }

  /** Runs the declaration of an attribute: its default, then what the config says. */
  Value attribute(Stmt.Attribute attribute, Frame frame) {
    int slot = instance.find(attribute.name().text());
    int given = config.find(attribute.name().text());
    if (given >= 0) {
      Decorators.onAttribute(attribute, machine, frame);
    }
    types[slot] = attribute.type();
    if (attribute.value().isPresent() && (given < 0 || !replaces(given))) {
      setOwn(slot, defaultOf(attribute, attribute.value().get(), frame));
    }
    if (given >= 0) {
      mergeConfig(given, slot);
      instance.setAt(slot, machine.typing().pack(instance.valueAt(slot), attribute.type()));
    }
    return stored(slot, attribute);
  }

  private boolean replaces(int entry) {
    return config.operationAt(entry) == EntryOperation.OVERRIDE
        && config.indexAt(entry) == KclDict.NO_INDEX;
  }

  private Value defaultOf(Stmt.Attribute attribute, Stmt.Default written, Frame frame) {
    var value = machine.interpreter().eval(written.value(), frame);
    // of the other operators of a default the reference makes plain assignments
    if (written.operator() == AssignOperator.BIT_OR) {
      value = machine.instances().merge().union(read(attribute.name().text()), value);
    }
    return machine.typing().pack(value, attribute.type());
  }

  /** Sets what a body makes; merged into another instance it replaces the value there. */
  private void setOwn(int slot, Value value) {
    var operation = value.isAbsent() ? EntryOperation.MERGE : EntryOperation.OVERRIDE;
    instance.setAt(slot, value, operation);
  }

  /** Merges an entry of the config into what the body has made; the body's values may be shared. */
  private void mergeConfig(int entry, int slot) {
    var value = config.valueAt(entry);
    var operation = config.operationAt(entry);
    var old = instance.valueAt(slot);
    boolean takesOver = old.isAbsent() && operation == EntryOperation.MERGE;
    if (replaces(entry) || (takesOver && config.indexAt(entry) == KclDict.NO_INDEX)) {
      instance.setAt(slot, value, operation);
      return;
    }
    instance.setAt(slot, Copies.deep(old, machine.run().effort()));
    var merged = new Merge.Entry(config.keyAt(entry), value, operation, config.indexAt(entry));
    machine.instances().merge().entryInto(instance, merged, Merge.Rule.CONFIG);
  }

  /** Stores what a statement of a body assigns; the config wins over it. */
  void assign(String name, Value value, Stmt statement) {
    int slot = instance.find(name);
    setOwn(slot, packed(slot, value));
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given, slot);
    }
    stored(slot, statement);
  }

  /** The value as the attribute of a slot has it, as far as its declaration was run. */
  private Value packed(int slot, Value value) {
    var type = types[slot];
    return type == null ? value : machine.typing().pack(value, type);
  }

  /** Runs {@code name: S {…}} in a body: an attribute of that schema with a default. */
  Value unify(Stmt.Unify unify, Frame frame) {
    var name = unify.target().name().text();
    var value = machine.interpreter().eval(unify.value(), frame);
    var old = read(name);
    value = old.isAbsent() ? value : machine.instances().merge().union(old, value);
    int slot = instance.find(name);
    setOwn(slot, value);
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given, slot);
      instance.setAt(slot, machine.typing().like(value, instance.valueAt(slot)));
    }
    return stored(slot, unify);
  }

  /** Stores a value of which only a part was assigned; the config wins over it, too. */
  void replace(String name, Value value) {
    int slot = instance.find(name);
    setOwn(slot, value);
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given, slot);
      instance.setAt(slot, packed(slot, instance.valueAt(slot)));
    }
    names.replace(name, instance.valueAt(slot));
  }

  private Value stored(int slot, Stmt statement) {
    var value = instance.valueAt(slot);
    names.stored(slot, value, statement, machine.facts().readsItsTarget(statement));
    return value;
  }

  private void addUndeclared() {
    for (int i = 0; i < config.size(); i++) {
      if (!instance.has(config.keyAt(i))) {
        addUndeclared(i);
        return;
      }
    }
    if (signatureKeys.size() > 1 && namesItsKeys()) {
      putLastKeyFirst();
    }
  }

  private boolean namesItsKeys() {
    var signature = schema.symbol().declaration().body().signature();
    return signature.isPresent() && signature.get().key().name().isPresent();
  }

  /** Of the keys of a signature with a name the last one comes first, as in the reference. */
  private void putLastKeyFirst() {
    int size = instance.size();
    int first = size - signatureKeys.size();
    var order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i <= first ? i : i - 1;
    }
    order[first] = size - 1;
    instance.keep(order);
  }

  /** Takes over the entry {@code first} and those behind it that no body declares. */
  private void addUndeclared(int first) {
    var signature = schema.symbol().declaration().body().signature();
    if (signature.isEmpty()) {
      throw new EvalError("No attribute named '" + config.keyAt(first) + "' in the schema '"
          + schema.symbol().name() + "'");
    }
    signatureKeys = new ArrayList<>();
    var entries = new ArrayList<Integer>();
    for (int i = first; i < config.size(); i++) {
      if (!instance.has(config.keyAt(i))) {
        signatureKeys.add(config.keyAt(i));
        entries.add(i);
      }
    }
    if (signature.get().key().name().isPresent()) {
      // as in the reference, where the last key is the one bound while the body runs
      entries.add(0, entries.remove(entries.size() - 1));
    }
    for (int entry : entries) {
      addUndeclared(entry, signature.get());
    }
  }

  private void addUndeclared(int entry, IndexSignature signature) {
    var name = config.keyAt(entry);
    instance.put(name, defaultOf(signature, name));
    int slot = instance.find(name);
    mergeConfig(entry, slot);
    instance.setAt(slot, machine.typing().pack(instance.valueAt(slot), signature.type()));
  }

  private Value defaultOf(IndexSignature signature, String name) {
    return signature.value().isPresent()
        ? machine.interpreter().eval(signature.value().get(), signatureFrame(signature, name))
        : Absent.UNDEFINED;
  }

  /** The frame of the schema's own body in which the name of the signature's key is bound. */
  Frame signatureFrame(IndexSignature signature, String key) {
    var own = frames[ownLevel()];
    if (signature.key().name().isEmpty()) {
      return own;
    }
    var scope =
        own.scope().parameters(new String[] {signature.key().name().get().text()});
    scope.bind(0, StrValue.of(key));
    return own.with(scope);
  }

  private int ownLevel() {
    int level = 0;
    while (schema.levels().get(level).schema() != schema) {
      level++;
    }
    return level;
  }
}
