// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.sema.SchemaSymbol;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema as a value: what makes instances. */
final class SchemaValue extends FunctionValue {
  private final SchemaSymbol symbol;
  private final PackageState home;
  private final Machine machine;
  private final String[] parameters;
  private @Nullable List<Level> levels;
  private @Nullable SetterTable setters;
  private String @Nullable [] names;
  private @Nullable List<String> required;

  SchemaValue(SchemaSymbol symbol, PackageState home, Machine machine) {
    this.symbol = symbol;
    this.home = home;
    this.machine = machine;
    this.parameters = Binding.namesOf(symbol.declaration().header().parameters());
  }

  SchemaSymbol symbol() {
    return symbol;
  }

  PackageState home() {
    return home;
  }

  /** The names of the parameters. */
  String[] parameters() {
    return parameters;
  }

  /** The bodies that make an instance, in the order they run: of bases, this schema, mixins. */
  List<Level> levels() {
    var known = levels;
    if (known == null) {
      known = new ArrayList<>();
      addLevels(known, this, false);
      levels = known;
    }
    return known;
  }

  /** The names that the bodies assign, in the order of the levels. */
  SetterTable setters() {
    var known = setters;
    if (known == null) {
      known = new SetterTable();
      for (int i = 0; i < levels().size(); i++) {
        known.add(i, levels().get(i).schema().symbol().declaration().body().statements());
      }
      setters = known;
    }
    return known;
  }

  /** The names that the bodies assign, by slot. */
  String[] names() {
    var known = names;
    if (known == null) {
      known = setters().names();
      names = known;
    }
    return known;
  }

  /** The attributes that an instance must have in the end. */
  List<String> required() {
    var known = required;
    if (known == null) {
      known = symbol.requiredAtRunTime();
      required = known;
    }
    return known;
  }

  @Override
  public Value call(Arguments arguments) {
    var input = Instances.Input.of(new KclDict(), arguments, machine.run().position());
    return machine.instances().make(this, input);
  }

  @Override
  public String typeName() {
    return "type";
  }

  private void addLevels(List<Level> all, SchemaValue schema, boolean isMixin) {
    var base = schema.symbol.baseSymbol();
    if (base.isPresent()) {
      addLevels(all, machine.packages().valueOf(base.get()), isMixin);
    }
    all.add(new Level(schema, isMixin));
    for (var mixin : schema.symbol.mixins()) {
      addLevels(all, machine.packages().valueOf(mixin), true);
    }
  }

  /**
   * One body that takes part in making an instance.
   *
   * @param isMixin whether it came in through a list of mixins
   */
  record Level(SchemaValue schema, boolean isMixin) {}
}
