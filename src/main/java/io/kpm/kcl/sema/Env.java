// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the checker stands: the file, the local names around, the schema or rule whose body it is
 * in, and the type that is expected here.
 */
final class Env {
  private static final int NO_CONFIG = -1;

  private final FileContext file;
  private final @Nullable Env outer;
  private final Kind kind;
  private final @Nullable SchemaSymbol schema;
  private final Map<String, Type> names;
  private final List<String> variables;
  private final int config;
  private final Expected expected;
  private final @Nullable Assignment assignment;

  private Env(Env around, Kind kind, int config) {
    this.assignment = kind == Kind.LAMBDA ? null : around.assignment;
    this.file = around.file;
    this.outer = around;
    this.kind = kind;
    this.schema = around.schema;
    this.names = new HashMap<>();
    this.variables = new ArrayList<>(2);
    this.config = config;
    this.expected = Expected.NOTHING;
  }

  private Env(Env same, Expected expected, @Nullable Assignment assignment) {
    this.assignment = assignment;
    this.file = same.file;
    this.outer = same.outer;
    this.kind = same.kind;
    this.schema = same.schema;
    this.names = same.names;
    this.variables = same.variables;
    this.config = same.config;
    this.expected = expected;
  }

  private Env(FileContext file, Kind kind, @Nullable SchemaSymbol schema) {
    this.file = file;
    this.outer = null;
    this.kind = kind;
    this.schema = schema;
    this.names = new HashMap<>();
    this.variables = List.of();
    this.config = NO_CONFIG;
    this.expected = Expected.NOTHING;
    this.assignment = null;
  }

  /** What local names stand for. */
  enum Kind {
    GLOBAL,
    SCHEMA,
    RULE,
    LOOP,
    PARAMETERS,
    /** The name for the keys of an index signature. */
    SIGNATURE,
    LAMBDA,
    CONFIG
  }

  static Env of(FileContext file) {
    return new Env(file, Kind.GLOBAL, null);
  }

  /** The body of a schema. */
  static Env of(FileContext file, SchemaSymbol schema) {
    return new Env(file, Kind.SCHEMA, schema);
  }

  /** The checks of a rule. */
  static Env ofRule(FileContext file) {
    return new Env(file, Kind.RULE, null);
  }

  /** A new scope inside this one, in which nothing is expected. */
  Env inner(Kind inner) {
    return new Env(this, inner, NO_CONFIG);
  }

  /** The scope of the entries of a config literal. */
  Env entries(Expr.Config literal) {
    return new Env(this, Kind.CONFIG, literal.id());
  }

  /** The same scope where something else is expected. */
  Env expecting(Expected other) {
    return new Env(this, other, kind == Kind.LAMBDA ? null : assignment);
  }

  /** The same scope on the right side of an assignment. */
  Env assigning(Stmt statement, String target) {
    return new Env(this, Expected.NOTHING, new Assignment(statement, target));
  }

  /** The assignment of {@code name} on whose right side this is; lambdas hide it. */
  Optional<Stmt> assigning(String name) {
    return assignment != null && assignment.target.equals(name)
        ? Optional.of(assignment.statement)
        : Optional.empty();
  }

  FileContext file() {
    return file;
  }

  Optional<Env> outer() {
    return Optional.ofNullable(outer);
  }

  Kind kind() {
    return kind;
  }

  /** The number of the config literal whose entries these are, negative if there is none. */
  int config() {
    return config;
  }

  Expected expected() {
    return expected;
  }

  /** The schema whose body this is part of. */
  Optional<SchemaSymbol> schema() {
    return Optional.ofNullable(schema);
  }

  /** Whether unknown names may come from an instance that is not known here. */
  boolean isOpen() {
    boolean isMixin = schema != null && (schema.isMixin() || schema.isProtocol());
    return isMixin || isInside(Kind.RULE);
  }

  boolean isInside(Kind wanted) {
    for (var env = this; env != null; env = env.outer) {
      if (env.kind == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether statements here are those of a schema body. */
  boolean isBody() {
    return kind == Kind.SCHEMA;
  }

  /** Whether the nearest of these names is the variable of a loop, not a parameter. */
  boolean isLoopVariable(String name) {
    for (var env = this; env != null; env = env.outer) {
      if (env.kind == Kind.LOOP && env.names.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether statements here assign globals. */
  boolean isGlobal() {
    return kind == Kind.GLOBAL;
  }

  /** The local names, innermost first. */
  List<String> names() {
    var all = new ArrayList<String>();
    for (var env = this; env != null; env = env.outer) {
      all.addAll(env.names.keySet());
    }
    return all;
  }

  /** The type of a name that an assignment here changes: of this scope, or a parameter of it. */
  Optional<Type> assignable(String name) {
    var own = names.get(name);
    if (own == null && outer != null && outer.kind == Kind.PARAMETERS) {
      own = outer.names.get(name);
    }
    return Optional.ofNullable(own);
  }

  void set(String name, Type type) {
    names.put(name, type);
    if (isVariable()) {
      variables.add(name);
    }
  }

  /** Notes that a lambda changes a name, and so has its own from now on. */
  void change(String name) {
    if (kind == Kind.LAMBDA) {
      variables.add(name);
    }
  }

  /** Whether this very scope has the name. */
  boolean has(String name) {
    return names.containsKey(name) || variables.contains(name);
  }

  /** Whether this is a lambda and a name stands for something outside all functions. */
  boolean isForeign(String name) {
    return kind == Kind.LAMBDA && find(name, false).isEmpty();
  }

  /** The position of a variable that this scope has; of equal names the last one counts. */
  int indexOf(String variable) {
    return variables.lastIndexOf(variable);
  }

  private boolean isVariable() {
    return kind == Kind.LOOP || kind == Kind.PARAMETERS || kind == Kind.SIGNATURE;
  }

  /**
   * The type of the nearest local name; with {@code onlyVariables} of loops and parameters only.
   */
  Optional<Type> find(String name, boolean onlyVariables) {
    for (var env = this; env != null; env = env.outer) {
      var type = env.isVariable() || !onlyVariables ? env.names.get(name) : null;
      if (type != null) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private record Assignment(Stmt statement, String target) {}
}
