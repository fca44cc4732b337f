// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Diagnostic.Message;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.Target;
import io.kpm.kcl.syntax.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which top-level names may be given a value again: those that begin with {@code _}, and those that
 * are declared by {@code name: Schema {…}}.
 */
final class GlobalRules {
  private final Problems problems;
  private final Map<String, Place> declared = new HashMap<>();
  private final Map<String, Place> types = new HashMap<>();

  GlobalRules(Problems problems) {
    this.problems = problems;
  }

  /** Schemas and rules: each name once. */
  void checkTypes(List<Stmt> statements) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Schema schema) {
        checkType(schema.header().name(), statement);
      } else if (statement instanceof Stmt.Rule rule) {
        checkType(rule.header().name(), statement);
      }
    }
  }

  private void checkType(Word name, Stmt statement) {
    var first = types.putIfAbsent(name.text(), name.span().place());
    if (first != null) {
      reportUnique(name, statement, first);
    }
  }

  private void reportUnique(Word name, Stmt statement, Place first) {
    var text = "Unique key error name '" + name.text() + "'";
    problems.add(DiagnosticKind.UNIQUE_KEY, statement.span().place(), text);
    problems.add(
        DiagnosticKind.UNIQUE_KEY,
        Message.at(name.span().place(), text),
        Message.at(first, "The variable '" + name.text() + "' is declared here"));
  }

  /** The assignments of a file, in order; files of a package share their names. */
  void checkAssignments(List<Stmt> statements) {
    for (var statement : statements) {
      check(statement);
    }
  }

  private void check(Stmt statement) {
    if (statement instanceof Stmt.Assign assign) {
      boolean isSchema = assign.value() instanceof Expr.SchemaInstance;
      for (var target : assign.targets()) {
        checkAssignment(target, isSchema, statement);
      }
    } else if (statement instanceof Stmt.Unify unify) {
      declared.putIfAbsent(
          unify.target().name().text(), unify.target().name().span().place());
    } else if (statement instanceof Stmt.Augment augment) {
      checkAugment(augment.target());
    } else if (statement instanceof Stmt.If choice) {
      for (var branch : choice.branches()) {
        checkAssignments(branch.body());
      }
      checkAssignments(choice.otherwise());
    }
  }

  private void checkAssignment(Target target, boolean isSchema, Stmt statement) {
    var name = target.name().text();
    var place = target.name().span().place();
    var type = types.get(name);
    if (type != null) {
      reportUnique(target.name(), statement, type);
      return;
    }
    var first = declared.putIfAbsent(name, place);
    if (first == null || name.startsWith("_") || isSchema) {
      return;
    }
    problems.add(
        DiagnosticKind.IMMUTABLE,
        Message.at(
            place, "Can not change the value of '" + name + "', because it was declared immutable"),
        Message.at(first, "The variable '" + name + "' is declared here").withNote(note(name)));
  }

  private void checkAugment(Target target) {
    var name = target.name().text();
    var first = declared.get(name);
    if (first == null || name.startsWith("_")) {
      return;
    }
    problems.add(
        DiagnosticKind.IMMUTABLE,
        Message.at(
            target.name().span().place(),
            "Immutable variable '" + name + "' is modified during compiling"),
        Message.at(first, "The variable '" + name + "' is declared here firstly")
            .withNote(note(name)));
  }

  private static String note(String name) {
    return "change the variable name to '_" + name + "' to make it mutable";
  }
}
