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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<String, TypeNode> types = new HashMap<>();
  private final List<String> signatureKeys = new ArrayList<>();

  Construction(SchemaValue schema, Instances.Input input, Machine machine) {
    this.schema = schema;
    this.machine = machine;
    this.config = input.config();
    this.origin = input.origin();
    this.instance = new Instance(schema.symbol(), input.place());
    instance.setArguments(input.arguments());
    instance.setConfigKeys(keysOf(config));
    var setters = schema.setters();
    for (int slot = 0; slot < setters.size(); slot++) {
      instance.put(setters.name(slot), Absent.UNDEFINED);
    }
    this.names = new LazyNames(setters, instance);
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
    var parameters = body.symbol().declaration().header().parameters();
    var scope = Scope.outermost().parameters(parameters.size());
    for (var parameter : parameters) {
      scope.set(parameter.name().text(), Absent.UNDEFINED);
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
    var name = attribute.name().text();
    int given = config.find(name);
    if (given >= 0) {
      Decorators.onAttribute(attribute, machine, frame);
    }
    types.put(name, attribute.type());
    if (given < 0 || !replaces(given)) {
      setDefault(attribute, frame);
    }
    if (given >= 0) {
      mergeConfig(given);
      instance.put(name, machine.typing().pack(instance.get(name), attribute.type()));
    }
    return stored(name, attribute);
  }

  private boolean replaces(int entry) {
    return config.operationAt(entry) == EntryOperation.OVERRIDE
        && config.indexAt(entry) == KclDict.NO_INDEX;
  }

  private void setDefault(Stmt.Attribute attribute, Frame frame) {
    if (attribute.value().isEmpty()) {
      return;
    }
    var written = attribute.value().get();
    var name = attribute.name().text();
    var value = machine.interpreter().eval(written.value(), frame);
    // of the other operators of a default the reference makes plain assignments
    if (written.operator() == AssignOperator.BIT_OR) {
      value = machine.instances().merge().union(read(name), value);
    }
    setOwn(name, machine.typing().pack(value, attribute.type()));
  }

  /** Sets what a body makes; merged into another instance it replaces the value there. */
  private void setOwn(String name, Value value) {
    var operation = value.isAbsent() ? EntryOperation.MERGE : EntryOperation.OVERRIDE;
    instance.put(name, value, operation, KclDict.NO_INDEX);
  }

  /** Merges an entry of the config into what the body has made; the body's values may be shared. */
  private void mergeConfig(int entry) {
    var name = config.keyAt(entry);
    if (!replaces(entry)) {
      instance.put(name, Copies.deep(instance.get(name)));
    }
    var merged = new Merge.Entry(
        name, config.valueAt(entry), config.operationAt(entry), config.indexAt(entry));
    machine.instances().merge().entryInto(instance, merged, Merge.Rule.CONFIG);
  }

  /** Stores what a statement of a body assigns; the config wins over it. */
  void assign(String name, Value value, Stmt statement) {
    var type = types.get(name);
    setOwn(name, type == null ? value : machine.typing().pack(value, type));
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given);
    }
    stored(name, statement);
  }

  /** Runs {@code name: S {…}} in a body: an attribute of that schema with a default. */
  Value unify(Stmt.Unify unify, Frame frame) {
    var name = unify.target().name().text();
    var value = machine.interpreter().eval(unify.value(), frame);
    var old = read(name);
    value = old.isAbsent() ? value : machine.instances().merge().union(old, value);
    setOwn(name, value);
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given);
      instance.put(name, machine.typing().like(value, instance.get(name)));
    }
    return stored(name, unify);
  }

  /** Stores a value of which only a part was assigned; the config wins over it, too. */
  void replace(String name, Value value) {
    var type = types.get(name);
    setOwn(name, value);
    int given = config.find(name);
    if (given >= 0) {
      mergeConfig(given);
      var merged = instance.get(name);
      instance.put(name, type == null ? merged : machine.typing().pack(merged, type));
    }
    names.replace(name, instance.get(name));
  }

  private Value stored(String name, Stmt statement) {
    var value = instance.get(name);
    names.stored(name, value, statement, machine.facts().readsItsTarget(statement));
    return value;
  }

  private void addUndeclared() {
    for (int i = 0; i < config.size(); i++) {
      if (!instance.has(config.keyAt(i))) {
        addUndeclared(i);
      }
    }
  }

  private void addUndeclared(int entry) {
    var name = config.keyAt(entry);
    var signature = schema.symbol().declaration().body().signature();
    if (signature.isEmpty()) {
      throw new EvalError(
          "No attribute named '" + name + "' in the schema '" + schema.symbol().name() + "'");
    }
    signatureKeys.add(name);
    instance.put(name, defaultOf(signature.get(), name));
    mergeConfig(entry);
    instance.put(name, machine.typing().pack(instance.get(name), signature.get().type()));
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
    var scope = own.scope().parameters(1);
    scope.set(signature.key().name().get().text(), StrValue.of(key));
    return own.with(scope);
  }

  private int ownLevel() {
    int level = 0;
    while (schema.levels().get(level).schema() != schema) {
      level++;
    }
    return level;
  }

  private static List<String> keysOf(KclDict config) {
    var keys = new ArrayList<String>(config.size());
    for (int i = 0; i < config.size(); i++) {
      keys.add(config.keyAt(i));
    }
    return keys;
  }
}
