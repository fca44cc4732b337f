// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.syntax.Check;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.StmtVisitor;
import io.kpm.kcl.syntax.Target;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.ModuleType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import io.kpm.kcl.type.UnionType;
import java.util.List;
import java.util.Optional;

/** What is wrong with statements; the type of a statement is that of its value in a lambda. */
final class StmtChecker implements StmtVisitor<Env, Type> {
  private final ExprChecker expressions;
  private final Problems problems;
  private final TypeReader types;
  private final Facts facts;
  private final Fitting fitting;

  StmtChecker(ExprChecker expressions, Facts facts, Problems problems, TypeReader types) {
    this.expressions = expressions;
    this.problems = problems;
    this.types = types;
    this.facts = facts;
    this.fitting = new Fitting(problems);
  }

  Type check(Stmt statement, Env env) {
    return statement.accept(this, env);
  }

  void check(List<Stmt> block, Env env) {
    for (var statement : block) {
      check(statement, env);
    }
  }

  @Override
  public Type visitImport(Stmt.Import declaration, Env env) {
    return BasicType.VOID;
  }

  @Override
  public Type visitTypeAlias(Stmt.TypeAlias alias, Env env) {
    types.read(alias.type(), env.file());
    return BasicType.VOID;
  }

  @Override
  public Type visitAssign(Stmt.Assign assign, Env env) {
    var first = assign.targets().get(0);
    var expected = assign.type().isPresent()
        ? declared(
            types.read(assign.type().get(), env.file()), first.name().span().place())
        : typeOf(first, assign, env);
    var inner = env.assigning(assign, first.name().text());
    // a value put into another one is tested as a whole only
    var got =
        expressions.check(assign.value(), inner, first.isSimple() ? expected : Expected.NOTHING);
    if (got instanceof ModuleType) {
      problems.add(
          DiagnosticKind.TYPE, assign.value().span().place(), "expected any, got " + got.text());
    }
    for (var target : assign.targets()) {
      fitting.require(got, Expected.of(expected.type()), target.span().place());
      assigned(target, got, expected.type(), env);
      if (assign.type().isEmpty()) {
        refine(target, got, env);
      }
    }
    return got;
  }

  /** The expectation that an annotation makes; simple types name no second place. */
  private static Expected declared(Type type, Place place) {
    boolean hasParts =
        type instanceof ListType || type instanceof DictType || type instanceof UnionType;
    return hasParts ? new Expected(type, Optional.of(place)) : Expected.of(type);
  }

  /** What an assignment without annotation must fit: the type the target has already. */
  private Expected typeOf(Target target, Stmt.Assign assign, Env env) {
    checkPath(target, env);
    if (!target.isSimple()) {
      var reached = expressions.targetType(target, env);
      return env.isForeign(target.name().text()) ? Expected.NOTHING : Expected.of(reached);
    }
    var name = target.name().text();
    var place = target.name().span().place();
    if (env.isGlobal()) {
      var global = env.file().symbols().global(name);
      // its first value is what it gets its type from
      return global.isPresent() && global.get().value() != assign.value()
          ? declared(global.get().type(expressions, types), place)
          : Expected.NOTHING;
    }
    var schema = env.schema();
    var attribute = schema.isPresent() && env.isBody()
        ? schema.get().attribute(name)
        : Optional.<Attribute>empty();
    if (attribute.isPresent()) {
      return Expected.of(attribute.get());
    }
    var local = env.assignable(name);
    return local.isPresent() ? declared(local.get(), place) : Expected.NOTHING;
  }

  /** A global whose first value said nothing takes the type of the next one. */
  private void refine(Target target, Type got, Env env) {
    if (target.isSimple() && env.isGlobal()) {
      var global = env.file().symbols().global(target.name().text());
      if (global.isPresent()) {
        global.get().refine(TypeRelation.widen(got));
      }
    }
  }

  private void checkPath(Target target, Env env) {
    for (var step : target.path()) {
      if (step instanceof Target.Element element) {
        expressions.check(element.index(), env);
      }
    }
  }

  private static void assigned(Target target, Type got, Type annotated, Env env) {
    if (!target.isSimple()) {
      return;
    }
    if (env.isGlobal()) {
      var name = target.name().text();
      env.file().assigned(name);
      env.file().symbols().global(name).ifPresent(Global::pass);
    } else {
      env.set(
          target.name().text(), annotated == BasicType.ANY ? TypeRelation.widen(got) : annotated);
    }
  }

  @Override
  public Type visitAugment(Stmt.Augment augment, Env env) {
    var target = augment.target();
    checkPath(target, env);
    facts.markSelfReading(augment);
    var left = expressions.targetType(target, env);
    var right = expressions.check(augment.value(), env);
    if (target.isSimple()) {
      env.change(target.name().text());
    }
    var operator = augment.operator().operator().orElseThrow();
    var result = new OperatorChecker(problems)
        .result(operator, left, right, target.span().place());
    fitting.require(result, Expected.of(left), target.span().place());
    return result;
  }

  @Override
  public Type visitUnify(Stmt.Unify unify, Env env) {
    var name = unify.target().name().text();
    var got = expressions.check(unify.value(), env.assigning(unify, name));
    assigned(unify.target(), got, got, env);
    return got;
  }

  @Override
  public Type visitAssert(Stmt.Assert assertion, Env env) {
    check(assertion.check(), env);
    return BasicType.ANY;
  }

  /** Checks the parts of a check or an assertion. */
  void check(Check check, Env env) {
    expressions.check(check.condition(), env);
    if (check.guard().isPresent()) {
      expressions.check(check.guard().get(), env);
    }
    if (check.message().isPresent()) {
      Expr message = check.message().get();
      var expected = Expected.of(BasicType.STR);
      fitting.require(
          expressions.check(message, env, expected), expected, message.span().place());
    }
  }

  @Override
  public Type visitIf(Stmt.If choice, Env env) {
    for (var branch : choice.branches()) {
      expressions.check(branch.condition(), env);
      check(branch.body(), env);
    }
    check(choice.otherwise(), env);
    return BasicType.ANY;
  }

  @Override
  public Type visitExpression(Stmt.Expression expression, Env env) {
    return expressions.check(expression.value(), env);
  }

  @Override
  public Type visitSchema(Stmt.Schema schema, Env env) {
    var symbol = env.file().symbols().schema(schema.header().name().text());
    if (symbol.isPresent() && symbol.get().declaration().id() == schema.id()) {
      new SchemaChecker(expressions, this, problems, types).check(symbol.get(), env);
    }
    return BasicType.VOID;
  }

  @Override
  public Type visitRule(Stmt.Rule rule, Env env) {
    var symbol = env.file().symbols().rule(rule.header().name().text());
    if (symbol.isPresent() && symbol.get().declaration().id() == rule.id()) {
      new SchemaChecker(expressions, this, problems, types).check(symbol.get(), env);
    }
    return BasicType.VOID;
  }

  @Override
  public Type visitAttribute(Stmt.Attribute attribute, Env env) {
    var schema = env.schema().orElseThrow();
    var declared = schema.attribute(attribute.name().text());
    if (attribute.value().isEmpty() || declared.isEmpty()) {
      return BasicType.VOID;
    }
    var value = attribute.value().get().value();
    var inner = env.assigning(attribute, attribute.name().text());
    var expected = Expected.of(declared.get());
    var got = expressions.check(value, inner, expected);
    fitting.require(got, Expected.of(declared.get().type()), attribute.span().place());
    if (attribute.value().get().operator().operator().isPresent()) {
      facts.markSelfReading(attribute);
    }
    return got;
  }
}
