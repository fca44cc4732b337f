// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Diagnostic.Message;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Parameter;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lambdas and lists of parameters. */
final class LambdaChecker {
  private final ExprChecker expressions;
  private final Problems problems;
  private final TypeReader types;
  private final Fitting fitting;
  private final StmtChecker statements;

  LambdaChecker(ExprChecker expressions, Problems problems, TypeReader types, StmtChecker body) {
    this.expressions = expressions;
    this.problems = problems;
    this.types = types;
    this.fitting = new Fitting(problems);
    this.statements = body;
  }

  Type check(Expr.Lambda lambda, Env env) {
    var inner = env.inner(Env.Kind.PARAMETERS);
    var parameters = bind(lambda.parameters(), inner, env);
    var body = inner.inner(Env.Kind.LAMBDA);
    testEnd(lambda);
    Type last = BasicType.ANY;
    for (var statement : lambda.body()) {
      last = statements.check(statement, body);
    }
    if (lambda.result().isEmpty()) {
      return new FunctionType(parameters, BasicType.ANY);
    }
    var result = types.read(lambda.result().get(), env.file());
    if (!lambda.body().isEmpty()) {
      var end = lambda.body().get(lambda.body().size() - 1);
      fitting.require(last, Expected.of(result), end.span().place());
    }
    return new FunctionType(parameters, result);
  }

  private void testEnd(Expr.Lambda lambda) {
    if (lambda.body().isEmpty()) {
      return;
    }
    var end = lambda.body().get(lambda.body().size() - 1);
    boolean hasValue = end instanceof Stmt.Expression
        || end instanceof Stmt.Assign
        || end instanceof Stmt.Augment
        || end instanceof Stmt.Assert;
    if (!hasValue) {
      problems.add(
          DiagnosticKind.COMPILE,
          end.span().place(),
          "The last statement of the lambda body must be a expression e.g., x, 1, etc.");
    }
  }

  /**
   * Checks parameters and enters their names into {@code env}; the result is how calls see them.
   *
   * @param defaults where default values stand: those of schemas may name earlier parameters
   */
  List<io.kpm.kcl.type.Parameter> bind(List<Parameter> parameters, Env env, Env defaults) {
    testOrder(parameters);
    var bound = new ArrayList<io.kpm.kcl.type.Parameter>();
    for (var parameter : parameters) {
      var type = types.read(parameter.type(), env.file());
      if (parameter.value().isPresent()) {
        var value = parameter.value().get();
        var got = expressions.check(value, defaults, Expected.of(type));
        fitting.require(got, Expected.of(type), parameter.span().place());
      }
      env.set(parameter.name().text(), type);
      bound.add(new io.kpm.kcl.type.Parameter(
          parameter.name().text(), type, parameter.value().isPresent()));
    }
    return bound;
  }

  /** A default before a parameter without one is wrong; reported from the last to the first. */
  private void testOrder(List<Parameter> parameters) {
    @Nullable Parameter mandatory = null;
    for (int i = parameters.size() - 1; i >= 0; i--) {
      var parameter = parameters.get(i);
      if (parameter.value().isEmpty()) {
        mandatory = parameter;
      } else if (mandatory != null) {
        var place = parameter.value().get().span().place();
        problems.add(
            DiagnosticKind.ILLEGAL_PARAMETER,
            Message.at(place, "non-default argument follows default argument")
                .withNote("A default argument"));
      }
    }
  }
}
