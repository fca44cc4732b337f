// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.BinaryOperator;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.ExprVisitor;
import io.kpm.kcl.syntax.Loop;
import io.kpm.kcl.syntax.StringPart;
import io.kpm.kcl.syntax.Target;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.RuleType;
import io.kpm.kcl.type.SchemaObjectType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The types of expressions, and what is wrong with them. */
final class ExprChecker implements ExprVisitor<Env, Type> {
  private final Problems problems;
  private final TypeReader types;
  private final Facts facts;
  private final NameChecker names;
  private final ConfigChecker configs;
  private final CallChecker calls;
  private final LambdaChecker lambdas;
  private final StmtChecker statements;

  ExprChecker(Facts facts, Problems problems, TypeReader types) {
    this.facts = facts;
    this.problems = problems;
    this.types = types;
    this.names = new NameChecker(facts, problems, types, this);
    this.configs = new ConfigChecker(this, facts, problems);
    this.calls = new CallChecker(this, problems);
    this.statements = new StmtChecker(this, facts, problems, types);
    this.lambdas = new LambdaChecker(this, problems, types, statements);
  }

  /** The type of an expression of which nothing is expected. */
  Type check(Expr expr, Env env) {
    return expr.accept(this, env.expecting(Expected.NOTHING));
  }

  /** The type of an expression where {@code expected} is wanted; parts of literals are tested. */
  Type check(Expr expr, Env env, Expected expected) {
    return expr.accept(this, env.expecting(expected));
  }

  /** The widened type of an expression, without a report. */
  Type quietly(Expr expr, Env env) {
    problems.mute();
    try {
      return TypeRelation.widen(check(expr, env));
    } finally {
      problems.unmute();
    }
  }

  /** The type that the left side of an assignment has. */
  Type targetType(Target target, Env env) {
    names.noteRead(target.name().text(), env);
    var type = names.lookUp(target.name().text(), env);
    if (type.isEmpty()) {
      names.reportUnknown(target.name(), env);
      return BasicType.ANY;
    }
    var reached = type.get();
    for (var step : target.path()) {
      boolean isEntry = reached instanceof DictType;
      if (step instanceof Target.Member member) {
        reached = names.member(reached, member.name(), target.span());
      } else if (step instanceof Target.Element element) {
        reached = elementOf(reached, element);
      }
      reached = isEntry ? TypeRelation.widen(reached) : reached;
    }
    return reached;
  }

  private static Type elementOf(Type type, Target.Element element) {
    if (type instanceof ListType list) {
      return list.item();
    }
    if (!(type instanceof DictType dict)) {
      return BasicType.ANY;
    }
    return element.index() instanceof Expr.StringLiteral key
        ? dict.known().getOrDefault(key.value(), dict.value())
        : dict.value();
  }

  Facts facts() {
    return facts;
  }

  StmtChecker statements() {
    return statements;
  }

  LambdaChecker lambdas() {
    return lambdas;
  }

  @Override
  public Type visitInt(Expr.IntLiteral literal, Env env) {
    return new LiteralType(IntValue.of(literal.value()));
  }

  @Override
  public Type visitQuantity(Expr.QuantityLiteral literal, Env env) {
    return new LiteralType(QuantityValue.of(literal.number(), literal.unit().text()));
  }

  @Override
  public Type visitFloat(Expr.FloatLiteral literal, Env env) {
    return new LiteralType(FloatValue.of(literal.value()));
  }

  @Override
  public Type visitString(Expr.StringLiteral literal, Env env) {
    return new LiteralType(StrValue.of(literal.value()));
  }

  @Override
  public Type visitJoinedString(Expr.JoinedString joined, Env env) {
    for (var part : joined.parts()) {
      if (part instanceof StringPart.Interpolation interpolation) {
        check(interpolation.value(), env);
        checkFormat(interpolation);
      }
    }
    return BasicType.STR;
  }

  private void checkFormat(StringPart.Interpolation interpolation) {
    var format = interpolation.format();
    if (format.isEmpty()) {
      return;
    }
    var place = interpolation.span().place();
    var lower = format.toLowerCase(Locale.ROOT);
    if (!format.startsWith("#")) {
      problems.add(DiagnosticKind.COMPILE, place, "invalid joined string spec without #");
    } else if (!lower.equals("#json") && !lower.equals("#yaml")) {
      problems.add(DiagnosticKind.COMPILE, place, format + " is a invalid format spec");
    }
  }

  @Override
  public Type visitConstant(Expr.Constant constant, Env env) {
    return switch (constant.value()) {
      case TRUE -> new LiteralType(BoolValue.TRUE);
      case FALSE -> new LiteralType(BoolValue.FALSE);
      case NONE, UNDEFINED -> BasicType.NONE;
    };
  }

  @Override
  public Type visitName(Expr.Name name, Env env) {
    return names.type(name, env);
  }

  @Override
  public Type visitParen(Expr.Paren paren, Env env) {
    return paren.inner().accept(this, env);
  }

  @Override
  public Type visitList(Expr.ListLiteral list, Env env) {
    return configs.list(list, env);
  }

  @Override
  public Type visitListComprehension(Expr.ListComprehension comprehension, Env env) {
    var expected = ConfigChecker.itemOf(env.expected());
    var inner = env;
    for (var loop : comprehension.loops()) {
      inner = enter(loop, inner);
    }
    return new ListType(check(comprehension.element(), inner, expected));
  }

  @Override
  public Type visitConfig(Expr.Config config, Env env) {
    return configs.config(config, env);
  }

  @Override
  public Type visitConfigComprehension(Expr.ConfigComprehension comprehension, Env env) {
    var expected = env.expected();
    var inner = env;
    for (var loop : comprehension.loops()) {
      inner = enter(loop, inner);
    }
    return configs.comprehension(comprehension.entry(), inner.expecting(expected));
  }

  /** The scope inside a loop, with its variables. */
  Env enter(Loop loop, Env env) {
    var element = check(loop.iterable(), env);
    var inner = env.inner(Env.Kind.LOOP);
    var variables = loop.variables();
    if (variables.size() > 2) {
      problems.add(
          DiagnosticKind.COMPILE,
          variables.get(1).span().placeBehind(),
          "the number of loop variables is " + variables.size() + ", which can only be 1 or 2");
    }
    for (int i = 0; i < variables.size(); i++) {
      if (!variables.get(i).isSimple()) {
        problems.add(
            DiagnosticKind.COMPILE,
            variables.get(i).span().place(),
            "loop variables can only be ordinary identifiers");
      }
      var bound =
          variableType(element, variables.size() == 1, i, loop.iterable().span());
      inner.set(variables.get(i).head(), TypeRelation.widen(bound));
    }
    if (loop.condition().isPresent()) {
      check(loop.condition().get(), inner);
    }
    return inner;
  }

  private Type variableType(Type iterable, boolean isSingle, int position, Span span) {
    if (iterable == BasicType.ANY || iterable instanceof UnionType) {
      return BasicType.ANY;
    }
    if (iterable instanceof DictType dict) {
      return position == 0 ? dict.key() : dict.value();
    }
    if (iterable instanceof SchemaType) {
      return position == 0 ? BasicType.STR : BasicType.ANY;
    }
    if (iterable instanceof ListType list) {
      return isSingle || position == 1 ? list.item() : BasicType.INT;
    }
    boolean isText = iterable == BasicType.STR
        || (iterable instanceof LiteralType literal && literal.base() == BasicType.STR);
    if (isText) {
      return isSingle || position == 1 ? BasicType.STR : BasicType.INT;
    }
    problems.add(
        DiagnosticKind.COMPILE, span.place(), "'" + iterable.text() + "' object is not iterable");
    return BasicType.ANY;
  }

  @Override
  public Type visitSchemaInstance(Expr.SchemaInstance instance, Env env) {
    var type = names.type(instance.schema(), env);
    if (type instanceof SchemaObjectType object && object.schema() instanceof SchemaSymbol schema) {
      calls.checkArguments(schema, instance, env);
      check(instance.config(), env, Expected.of(schema));
      return schema;
    }
    for (var argument : instance.arguments().positional()) {
      check(argument, env);
    }
    for (var argument : instance.arguments().keywords()) {
      check(argument.value(), env);
    }
    if (type instanceof RuleType) {
      check(instance.config(), env);
      return BasicType.ANY;
    }
    boolean isMergeable =
        type instanceof SchemaType || type instanceof DictType || type == BasicType.ANY;
    if (!isMergeable) {
      problems.add(
          DiagnosticKind.COMPILE,
          instance.schema().span().place(),
          "Invalid schema type '" + type.text() + "'");
      return BasicType.ANY;
    }
    check(instance.config(), env, Expected.of(type));
    return type;
  }

  @Override
  public Type visitQuantifier(Expr.Quantifier quantifier, Env env) {
    var inner = enter(quantifier.loop(), env);
    var body = check(quantifier.body(), inner);
    return switch (quantifier.kind()) {
      case ALL, ANY -> BasicType.BOOL;
      case FILTER -> quietly(quantifier.loop().iterable(), env);
      case MAP -> new ListType(body);
    };
  }

  @Override
  public Type visitLambda(Expr.Lambda lambda, Env env) {
    return lambdas.check(lambda, env);
  }

  @Override
  public Type visitSelector(Expr.Selector selector, Env env) {
    var value = check(selector.value(), env);
    return names.members(value, selector.names(), 0, selector.names().get(0).span());
  }

  @Override
  public Type visitSubscript(Expr.Subscript subscript, Env env) {
    var value = check(subscript.value(), env);
    var index = check(subscript.index(), env);
    if (value == BasicType.ANY) {
      return BasicType.ANY;
    }
    if (value instanceof ListType || isText(value)) {
      requireIndex(index, subscript.index().span());
      return value instanceof ListType list ? list.item() : BasicType.STR;
    }
    if (value instanceof DictType || value instanceof SchemaType) {
      return entryType(value, index, subscript);
    }
    problems.add(
        DiagnosticKind.TYPE,
        subscript.value().span().place(),
        "'" + value.text() + "' object is not subscriptable");
    return BasicType.ANY;
  }

  private Type entryType(Type value, Type index, Expr.Subscript subscript) {
    if (index instanceof LiteralType literal && literal.value() instanceof StrValue key) {
      return names.member(value, key.value(), subscript.index().span());
    }
    if (!Fitting.fits(index, BasicType.STR)) {
      problems.add(
          DiagnosticKind.TYPE,
          subscript.index().span().place(),
          "invalid dict/schema key type: '" + index.text() + "'");
    }
    return value instanceof DictType dict ? dict.value() : BasicType.ANY;
  }

  private void requireIndex(Type index, Span span) {
    new Fitting(problems).require(index, Expected.of(BasicType.INT), span.place());
  }

  @Override
  public Type visitSlice(Expr.Slice slice, Env env) {
    var value = check(slice.value(), env);
    var bounds = new ArrayList<Expr>();
    slice.bounds().from().ifPresent(bounds::add);
    slice.bounds().to().ifPresent(bounds::add);
    slice.bounds().step().ifPresent(bounds::add);
    for (var bound : bounds) {
      requireIndex(check(bound, env), bound.span());
    }
    if (value == BasicType.ANY || value instanceof ListType) {
      return value;
    }
    if (isText(value)) {
      return BasicType.STR;
    }
    boolean isMapping = value instanceof DictType || value instanceof SchemaType;
    problems.add(
        DiagnosticKind.TYPE,
        slice.value().span().place(),
        isMapping
            ? "unhashable type: 'slice'"
            : "'" + value.text() + "' object is not subscriptable");
    return BasicType.ANY;
  }

  private static boolean isText(Type type) {
    return type == BasicType.STR
        || (type instanceof LiteralType literal && literal.base() == BasicType.STR);
  }

  @Override
  public Type visitCall(Expr.Call call, Env env) {
    return calls.check(call, env);
  }

  @Override
  public Type visitUnary(Expr.Unary unary, Env env) {
    var operand = check(unary.operand(), env);
    var result = Operators.unary(unary.operator(), operand);
    if (result.isEmpty()) {
      problems.add(
          DiagnosticKind.TYPE,
          unary.operand().span().place(),
          "bad operand type for unary " + unary.operator().text() + ": '" + operand.text() + "'");
      return BasicType.ANY;
    }
    return result.get();
  }

  @Override
  public Type visitBinary(Expr.Binary binary, Env env) {
    var type = check(binary.first(), env);
    for (var operation : binary.operations()) {
      type = apply(binary.first(), operation, type, env);
    }
    return type;
  }

  private Type apply(Expr first, Expr.Operation operation, Type left, Env env) {
    if (operation.operator() == BinaryOperator.AS) {
      return cast(first, operation.operand(), left, env);
    }
    var right = check(operation.operand(), env, expectedOf(operation, left, env));
    return new OperatorChecker(problems)
        .result(operation.operator(), left, right, first.span().place());
  }

  /** A dict that is united with a schema is to be a config of it. */
  private static Expected expectedOf(Expr.Operation operation, Type left, Env env) {
    if (operation.operator() != BinaryOperator.BIT_OR) {
      return Expected.NOTHING;
    }
    return left instanceof SchemaType ? Expected.of(left) : env.expected();
  }

  private Type cast(Expr first, Expr operand, Type left, Env env) {
    if (!(operand instanceof Expr.Name name)) {
      problems.add(
          DiagnosticKind.TYPE, operand.span().place(), "keyword 'as' right operand must be a type");
      return BasicType.ANY;
    }
    var named = types.named(name, env.file());
    if (named.isEmpty()) {
      types.reportUnknown(name, env.file());
      return BasicType.ANY;
    }
    var target = named.get();
    facts.setType(operand.id(), target);
    if (!TypeRelation.assignable(target, left) && !TypeRelation.assignable(left, target)) {
      problems.add(
          DiagnosticKind.TYPE,
          first.span().place(),
          "Conversion of type '" + left.text() + "' to type '" + target.text()
              + "' may be a mistake because neither type sufficiently overlaps with the other");
    }
    return target;
  }

  @Override
  public Type visitCompare(Expr.Compare compare, Env env) {
    var left = check(compare.first(), env);
    for (int i = 0; i < compare.comparisons().size(); i++) {
      var comparison = compare.comparisons().get(i);
      var right = check(comparison.operand(), env);
      if (i == 0 && !Operators.comparable(comparison.operator(), left, right)) {
        problems.add(
            DiagnosticKind.TYPE,
            compare.first().span().place(),
            "unsupported operand type(s) for " + comparison.operator().text() + ": '" + left.text()
                + "' and '" + right.text() + "'");
      }
    }
    return BasicType.BOOL;
  }

  @Override
  public Type visitConditional(Expr.Conditional conditional, Env env) {
    var expected = env.expected();
    List<Type> results = new ArrayList<>();
    for (var arm : conditional.arms()) {
      results.add(check(arm.value(), env, expected));
      check(arm.condition(), env);
    }
    results.add(check(conditional.otherwise(), env, expected));
    return TypeRelation.sup(results);
  }

  @Override
  public Type visitMissing(Expr.Missing missing, Env env) {
    return BasicType.ANY;
  }
}
