// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Arguments;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.RuleType;
import io.kpm.kcl.type.SchemaObjectType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Calls: whether the callee can be called, and whether the arguments fit its parameters. */
final class CallChecker {
  private final ExprChecker expressions;
  private final Problems problems;
  private final Fitting fitting;

  CallChecker(ExprChecker expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
    this.fitting = new Fitting(problems);
  }

  Type check(Expr.Call call, Env env) {
    var callee = expressions.check(call.function(), env);
    if (callee instanceof FunctionType function) {
      var called = new Callee(
          function, nameOf(call.function()), call.span(), declared(call.function(), env));
      check(call.arguments(), called, env);
      return function.result();
    }
    if (callee instanceof SchemaObjectType object
        && object.schema() instanceof SchemaSymbol schema) {
      check(call.arguments(), calleeOf(schema, call.span()), env);
      return schema;
    }
    checkAll(call.arguments(), env);
    boolean isCallable = callee == BasicType.ANY
        || callee == BasicType.FUNCTION
        || callee instanceof RuleType
        || callee instanceof UnionType;
    if (!isCallable) {
      var text = callee instanceof SchemaType
          ? "schema '" + callee.text() + "' instance is not callable"
          : "'" + callee.text() + "' object is not callable";
      problems.add(DiagnosticKind.TYPE, call.function().span().place(), text);
    }
    return BasicType.ANY;
  }

  /** Tests the arguments of a schema expression. */
  void checkArguments(SchemaSymbol schema, Expr.SchemaInstance instance, Env env) {
    check(instance.arguments(), calleeOf(schema, instance.span()), env);
  }

  private static Callee calleeOf(SchemaSymbol schema, Span span) {
    var declared = schema.declaration().header().parameters();
    return new Callee(schema.parameterType(), schema.name(), span, declared);
  }

  /** The parameters of a global lambda, as they are written. */
  private static List<io.kpm.kcl.syntax.Parameter> declared(Expr function, Env env) {
    if (function instanceof Expr.Name name && name.isSimple()) {
      var global = env.file().symbols().global(name.head());
      if (global.isPresent() && global.get().value() instanceof Expr.Lambda lambda) {
        return lambda.parameters();
      }
    }
    return List.of();
  }

  private void checkAll(Arguments arguments, Env env) {
    for (var argument : arguments.positional()) {
      expressions.check(argument, env);
    }
    for (var argument : arguments.keywords()) {
      expressions.check(argument.value(), env);
    }
  }

  private static String nameOf(Expr function) {
    if (function instanceof Expr.Name name) {
      return name.last();
    }
    if (function instanceof Expr.Selector selector) {
      return selector.names().get(selector.names().size() - 1).text();
    }
    return "anonymous function";
  }

  private void check(Arguments arguments, Callee callee, Env env) {
    var parameters = callee.type.parameters();
    for (int i = 0; i < arguments.positional().size(); i++) {
      var argument = arguments.positional().get(i);
      var expected = callee.expected(i);
      var got = expressions.check(argument, env, expected);
      boolean isSurplus = i >= parameters.size() && !callee.type.variadic();
      if (isSurplus && i == parameters.size()) {
        reportSurplus(arguments, callee, argument.span());
      }
      fitting.require(got, expected, argument.span().place());
    }
    checkKeywords(arguments, callee, env);
    testCount(arguments, callee);
  }

  private void testCount(Arguments arguments, Callee callee) {
    int needed = 0;
    int given = arguments.positional().size();
    for (var parameter : callee.type.parameters()) {
      needed += parameter.optional() ? 0 : 1;
    }
    for (var keyword : arguments.keywords()) {
      int position = callee.type.find(keyword.name().text());
      given += position >= 0 && !callee.type.parameters().get(position).optional() ? 1 : 0;
    }
    if (given < needed) {
      problems.add(
          DiagnosticKind.COMPILE,
          callee.span.place(),
          "expected " + needed + " positional argument" + (needed > 1 ? "s" : "") + ", found "
              + given);
    }
  }

  private void reportSurplus(Arguments arguments, Callee callee, Span span) {
    int allowed = callee.type.parameters().size();
    problems.add(
        DiagnosticKind.COMPILE,
        span.place(),
        '"' + callee.name + "\" takes " + allowed + " positional argument"
            + (allowed > 1 ? "s" : "") + " but " + arguments.positional().size()
            + " were given");
  }

  private void checkKeywords(Arguments arguments, Callee callee, Env env) {
    var seen = new HashSet<String>();
    for (var keyword : arguments.keywords()) {
      var name = keyword.name().text();
      int position = callee.type.find(name);
      if (!seen.add(name)) {
        problems.add(
            DiagnosticKind.COMPILE,
            keyword.name().span().place(),
            '"' + callee.name + "\" has duplicated keyword argument " + name);
      }
      if (position < 0 && !callee.type.anyKeyword()) {
        problems.add(
            DiagnosticKind.COMPILE,
            keyword.name().span().place(),
            '"' + callee.name + "\" got an unexpected keyword argument '" + name + "'"
                + Suggestions.didYouMeanParameter(name, parameterNames(callee.type)));
      }
      var expected = callee.expected(position);
      var got = expressions.check(keyword.value(), env, expected);
      fitting.require(got, expected, keyword.value().span().place());
    }
  }

  private static List<String> parameterNames(FunctionType type) {
    var names = new ArrayList<String>();
    for (Parameter parameter : type.parameters()) {
      names.add(parameter.name());
    }
    return names;
  }

  /** What is called, under which name, and where. */
  private record Callee(
      FunctionType type, String name, Span span, List<io.kpm.kcl.syntax.Parameter> declared) {
    /** What is expected of the argument for a parameter. */
    Expected expected(int position) {
      if (position < 0 || position >= type.parameters().size()) {
        return Expected.NOTHING;
      }
      var wanted = type.parameters().get(position).type();
      return position < declared.size()
          ? new Expected(
              wanted, Optional.of(declared.get(position).name().span().place()))
          : Expected.of(wanted);
    }
  }
}
