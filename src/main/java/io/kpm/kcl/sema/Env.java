// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

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
  private final FileContext file;
  private final @Nullable Env outer;
  private final Kind kind;
  private final @Nullable SchemaSymbol schema;
  private final Map<String, Type> names;
  private final Expected expected;
  private final @Nullable Assignment assignment;

  private Env(Env around, Kind kind, Map<String, Type> names, Expected expected) {
    this.assignment = kind == Kind.LAMBDA ? null : around.assignment;
    this.file = around.file;
    this.outer = names == around.names ? around.outer : around;
    this.kind = kind;
    this.schema = around.schema;
    this.names = names;
    this.expected = expected;
  }

  private Env(FileContext file, Kind kind, @Nullable SchemaSymbol schema) {
    this.file = file;
    this.outer = null;
    this.kind = kind;
    this.schema = schema;
    this.names = new HashMap<>();
    this.expected = Expected.NOTHING;
    this.assignment = null;
  }

  private Env(Env same, Assignment assignment) {
    this.assignment = assignment;
    this.file = same.file;
    this.outer = same.outer;
    this.kind = same.kind;
    this.schema = same.schema;
    this.names = same.names;
    this.expected = Expected.NOTHING;
  }

  /** What local names stand for. */
  enum Kind {
    GLOBAL,
    SCHEMA,
    RULE,
    LOOP,
    PARAMETERS,
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
    return new Env(this, inner, new HashMap<>(), Expected.NOTHING);
  }

  /** The same scope where something else is expected. */
  Env expecting(Expected other) {
    return new Env(this, kind, names, other);
  }

  /** The same scope on the right side of an assignment. */
  Env assigning(Stmt statement, String target) {
    return new Env(this, new Assignment(statement, target));
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

  void set(String name, Type type) {
    names.put(name, type);
  }

  /**
   * The type of the nearest local name; with {@code onlyVariables} of loops and parameters only.
   */
  Optional<Type> find(String name, boolean onlyVariables) {
    for (var env = this; env != null; env = env.outer) {
      boolean isVariable = env.kind == Kind.LOOP || env.kind == Kind.PARAMETERS;
      var type = isVariable || !onlyVariables ? env.names.get(name) : null;
      if (type != null) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private record Assignment(Stmt statement, String target) {}
}
