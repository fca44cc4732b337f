// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.ImportTarget;
import io.kpm.kcl.load.Program;
import io.kpm.kcl.sema.RuleSymbol;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.SchemaIdentity;
import io.kpm.kcl.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The packages of a program while it runs, and the values of their schemas and rules. */
final class Packages {
  private final Program program;
  private final Natives natives;
  private final Map<String, PackageState> states = new HashMap<>();
  private final IdentityHashMap<SchemaIdentity, SchemaValue> schemas = new IdentityHashMap<>();
  private final IdentityHashMap<RuleSymbol, RuleValue> rules = new IdentityHashMap<>();

  Packages(Program program, Natives natives) {
    this.program = program;
    this.natives = natives;
  }

  /** Makes the states of all packages; nothing is evaluated yet. */
  void open(Machine machine) {
    for (var source : program.packages().values()) {
      var state = new PackageState(source, machine);
      states.put(source.path(), state);
      var symbols = machine.facts().symbols(source.path());
      for (var schema : symbols.schemas()) {
        var value = new SchemaValue(schema, state, machine);
        schemas.put(schema, value);
        state.define(schema.name(), value);
      }
      for (var rule : symbols.rules()) {
        var value = new RuleValue(rule, state, machine);
        rules.put(rule, value);
        state.define(rule.name(), value);
      }
    }
    for (var state : states.values()) {
      for (var alias : machine.facts().schemaAliases(state.path()).entrySet()) {
        state.define(alias.getKey(), valueOf(alias.getValue()));
      }
    }
  }

  Natives natives() {
    return natives;
  }

  Program program() {
    return program;
  }

  PackageState state(String path) {
    var state = states.get(path);
    if (state == null) {
      throw new IllegalArgumentException("no package " + path);
    }
    return state;
  }

  /** Evaluates what an import names, unless that is done. */
  void evaluate(ImportTarget target) {
    if (target.kind() == ImportTarget.Kind.PACKAGE) {
      state(target.path()).evaluate();
    }
  }

  /** A global, schema, rule or function of what an import names. */
  Value member(ImportTarget target, String name) {
    return switch (target.kind()) {
      case SYSTEM -> natives.member(target.path(), name);
      case PACKAGE -> state(target.path()).read(name);
      case MISSING -> Absent.UNDEFINED;
    };
  }

  /** The value of a schema that the program declares. */
  SchemaValue valueOf(SchemaIdentity schema) {
    var value = schemas.get(schema);
    if (value == null) {
      throw new IllegalArgumentException("no schema " + schema.fullName());
    }
    return value;
  }

  RuleValue valueOf(RuleSymbol rule) {
    var value = rules.get(rule);
    if (value == null) {
      throw new IllegalArgumentException("no rule " + rule.name());
    }
    return value;
  }

  /** The place in the sources that an instance remembers. */
  Place placeOf(io.kpm.kcl.value.Place place) {
    for (var source : program.packages().values()) {
      for (var module : source.modules()) {
        if (module.file().name().equals(place.file())) {
          return new Place(module.file(), place.line(), Place.NO_COLUMN);
        }
      }
    }
    throw new IllegalArgumentException("no file " + place.file());
  }
}
