// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.syntax.Decorator;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.TypeRelation;
import java.util.List;
import java.util.Set;

/** The bodies of schemas and rules. */
final class SchemaChecker {
  private static final Set<String> DECORATORS = Set.of("deprecated", "info");

  private final ExprChecker expressions;
  private final StmtChecker statements;
  private final Problems problems;
  private final Fitting fitting;

  SchemaChecker(
      ExprChecker expressions, StmtChecker statements, Problems problems, TypeReader types) {
    this.expressions = expressions;
    this.statements = statements;
    this.problems = problems;
    this.fitting = new Fitting(problems);
  }

  void check(SchemaSymbol schema, Env env) {
    var declaration = schema.declaration();
    var header = declaration.header();
    checkDecorators(header.decorators(), env);
    checkInheritance(schema);
    var instance = Env.of(env.file(), schema);
    enterAssigned(declaration.body().statements(), instance);
    var parameters = instance.inner(Env.Kind.PARAMETERS);
    expressions.lambdas().bind(header.parameters(), parameters, parameters);
    var body = parameters.inner(Env.Kind.SCHEMA);
    enterAssigned(declaration.body().statements(), body);
    for (var statement : declaration.body().statements()) {
      if (statement instanceof Stmt.Attribute attribute) {
        checkDecorators(attribute.decorators(), body);
      }
      statements.check(statement, body);
    }
    var checks = checkSignature(schema, body);
    for (var check : declaration.body().checks()) {
      statements.check(check, checks);
    }
  }

  /** Enters the names that a body assigns: they do not depend on the order either. */
  private static void enterAssigned(List<Stmt> statements, Env body) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Assign assign) {
        for (var target : assign.targets()) {
          body.set(target.name().text(), BasicType.ANY);
        }
      } else if (statement instanceof Stmt.If choice) {
        for (var branch : choice.branches()) {
          enterAssigned(branch.body(), body);
        }
        enterAssigned(choice.otherwise(), body);
      }
    }
  }

  private void checkDecorators(List<Decorator> decorators, Env env) {
    for (var decorator : decorators) {
      var place = decorator.name().span().place();
      if (!decorator.name().isSimple()) {
        problems.add(DiagnosticKind.COMPILE, place, "decorator name must be a single identifier");
      } else if (!DECORATORS.contains(decorator.name().head())) {
        problems.add(
            DiagnosticKind.COMPILE,
            place,
            "UnKnown decorator " + decorator.name().head());
      }
      for (var argument : decorator.arguments().positional()) {
        expressions.check(argument, env);
      }
      for (var argument : decorator.arguments().keywords()) {
        expressions.check(argument.value(), env);
      }
    }
  }

  /** An attribute that a base has, too, may only become narrower. */
  private void checkInheritance(SchemaSymbol schema) {
    var base = schema.baseSymbol();
    if (base.isEmpty()) {
      return;
    }
    for (var attribute : schema.ownAttributes()) {
      var inherited = base.get().attribute(attribute.name());
      if (inherited.isPresent()) {
        checkNarrowing(attribute, inherited.get());
      }
    }
  }

  private void checkNarrowing(Attribute attribute, Attribute inherited) {
    var from = inherited.type();
    var to = attribute.type();
    if (!TypeRelation.assignable(to, from)) {
      // the reference names the new type twice
      problems.add(
          DiagnosticKind.TYPE,
          attribute.place(),
          "can't change schema field type of '" + attribute.name() + "' from " + to.text() + " to "
              + to.text());
    }
    if (attribute.optional() && !inherited.optional()) {
      problems.add(
          DiagnosticKind.TYPE,
          attribute.place(),
          "can't change the required schema attribute of '" + attribute.name() + "' to optional");
    }
  }

  /** Checks the index signature; the result is the scope of the checks. */
  private Env checkSignature(SchemaSymbol schema, Env body) {
    var written = schema.declaration().body().signature();
    var read = schema.signature();
    if (written.isEmpty() || read.isEmpty()) {
      return body;
    }
    var inner = body.inner(Env.Kind.SIGNATURE);
    if (written.get().key().name().isPresent()) {
      inner.set(written.get().key().name().get().text(), BasicType.STR);
    }
    if (written.get().value().isPresent()) {
      var value = written.get().value().get();
      var expected = Expected.of(read.get().value());
      fitting.require(
          expressions.check(value, inner, expected),
          expected,
          written.get().span().place());
    }
    if (!written.get().key().anyOther()) {
      checkAttributes(schema, read.get());
    }
    return inner;
  }

  private void checkAttributes(SchemaSymbol schema, Signature signature) {
    for (var attribute : schema.ownAttributes()) {
      if (!Fitting.fits(attribute.type(), signature.value())) {
        problems.add(
            DiagnosticKind.INDEX_SIGNATURE,
            attribute.place(),
            "the type '" + attribute.type().text() + "' of schema attribute '" + attribute.name()
                + "' does not meet the index signature definition [" + name(signature)
                + signature.key().text()
                + "]: " + signature.value().text());
      }
    }
  }

  private static String name(Signature signature) {
    var name = signature.declaration().key().name();
    return name.isPresent() ? name.get().text() + ": " : "";
  }

  void check(RuleSymbol rule, Env env) {
    var header = rule.declaration().header();
    checkDecorators(header.decorators(), env);
    var parameters = Env.ofRule(env.file()).inner(Env.Kind.PARAMETERS);
    expressions.lambdas().bind(header.parameters(), parameters, parameters);
    for (var check : rule.declaration().checks()) {
      statements.check(check, parameters);
    }
  }
}
