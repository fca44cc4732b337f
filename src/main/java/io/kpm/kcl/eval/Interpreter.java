// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.BinaryOperator;
import io.kpm.kcl.syntax.CompareOperator;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.ExprVisitor;
import io.kpm.kcl.syntax.StringPart;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.Indexing;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.Ordering;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** The value of an expression in a frame. */
final class Interpreter implements ExprVisitor<Frame, Value> {
  private final Machine machine;
  private final Evaluation run;
  private final Arithmetic arithmetic;
  private final Effort effort;
  private final Names names;
  private final Collections collections;
  private final Loops loops;
  private final Calls calls;
  private final Instances instances;
  private final Typing typing;

  /** An interpreter of one run; {@code machine} holds the other parts of it. */
  Interpreter(Machine machine) {
    this.machine = machine;
    this.run = machine.run();
    this.arithmetic = run.arithmetic();
    this.effort = run.effort();
    this.names = machine.names();
    this.collections = new Collections(this, machine);
    this.loops = new Loops(this, collections, effort);
    this.calls = new Calls(this, machine);
    this.instances = machine.instances();
    this.typing = machine.typing();
  }

  /** Evaluates an expression; its line is where a failure is reported. */
  Value eval(Expr expr, Frame frame) {
    run.at(expr);
    return expr.accept(this, frame);
  }

  boolean isTrue(Expr condition, Frame frame) {
    return eval(condition, frame).isTrue();
  }

  /** The dict that a config literal stands for. */
  KclDict config(Expr.Config literal, Frame frame) {
    return collections.config(literal, frame);
  }

  Arguments arguments(io.kpm.kcl.syntax.Arguments written, Frame frame) {
    return calls.arguments(written, frame);
  }

  @Override
  public Value visitInt(Expr.IntLiteral intLiteral, Frame frame) {
    return IntValue.of(intLiteral.value());
  }

  @Override
  public Value visitQuantity(Expr.QuantityLiteral quantity, Frame frame) {
    return QuantityValue.of(quantity.number(), quantity.unit().text());
  }

  @Override
  public Value visitFloat(Expr.FloatLiteral floatLiteral, Frame frame) {
    return FloatValue.of(floatLiteral.value());
  }

  @Override
  public Value visitString(Expr.StringLiteral string, Frame frame) {
    return StrValue.of(string.value());
  }

  @Override
  public Value visitJoinedString(Expr.JoinedString joined, Frame frame) {
    var text = new StringBuilder();
    var parts = joined.parts();
    for (int i = 0; i < parts.size(); i++) {
      text.append(textOf(parts.get(i), frame));
      Limits.string(text.length());
    }
    return made(StrValue.of(text.toString()));
  }

  private String textOf(StringPart part, Frame frame) {
    if (part instanceof StringPart.Text literal) {
      return literal.text();
    }
    // a part that is no text is an interpolation
    var interpolation = (StringPart.Interpolation) part;
    var value = eval(interpolation.value(), frame);
    return machine.packages().natives().text(value, interpolation.format());
  }

  @Override
  public Value visitConstant(Expr.Constant constant, Frame frame) {
    return switch (constant.value()) {
      case TRUE -> BoolValue.TRUE;
      case FALSE -> BoolValue.FALSE;
      case NONE -> Absent.NONE;
      case UNDEFINED -> Absent.UNDEFINED;
    };
  }

  @Override
  public Value visitName(Expr.Name name, Frame frame) {
    return names.read(name, frame);
  }

  @Override
  public Value visitParen(Expr.Paren paren, Frame frame) {
    return eval(paren.inner(), frame);
  }

  @Override
  public Value visitList(Expr.ListLiteral list, Frame frame) {
    return collections.list(list, frame);
  }

  @Override
  public Value visitListComprehension(Expr.ListComprehension comprehension, Frame frame) {
    return loops.list(comprehension, frame);
  }

  @Override
  public Value visitConfig(Expr.Config config, Frame frame) {
    return collections.config(config, frame);
  }

  @Override
  public Value visitConfigComprehension(Expr.ConfigComprehension comprehension, Frame frame) {
    return loops.config(comprehension, frame);
  }

  @Override
  public Value visitSchemaInstance(Expr.SchemaInstance expression, Frame frame) {
    return instances.express(expression, frame);
  }

  @Override
  public Value visitQuantifier(Expr.Quantifier quantifier, Frame frame) {
    return loops.quantifier(quantifier, frame);
  }

  @Override
  public Value visitLambda(Expr.Lambda lambda, Frame frame) {
    return calls.closure(lambda, frame);
  }

  @Override
  public Value visitSelector(Expr.Selector selector, Frame frame) {
    var value = eval(selector.value(), frame);
    var path = selector.names();
    if (selector.optional() && !value.isTrue()) {
      return names.members(Absent.NONE, path.subList(1, path.size()));
    }
    return names.members(value, path);
  }

  @Override
  public Value visitSubscript(Expr.Subscript subscript, Frame frame) {
    var value = eval(subscript.value(), frame);
    if (subscript.optional() && !value.isTrue()) {
      return Absent.NONE;
    }
    return Indexing.get(value, eval(subscript.index(), frame));
  }

  @Override
  public Value visitSlice(Expr.Slice slice, Frame frame) {
    var value = eval(slice.value(), frame);
    if (slice.optional() && !value.isTrue()) {
      return Absent.NONE;
    }
    var bounds = slice.bounds();
    var from = bounds.from().isPresent() ? eval(bounds.from().get(), frame) : Absent.NONE;
    var to = bounds.to().isPresent() ? eval(bounds.to().get(), frame) : Absent.NONE;
    var step = bounds.step().isPresent() ? eval(bounds.step().get(), frame) : Absent.NONE;
    return made(Indexing.slice(value, from, to, step));
  }

  @Override
  public Value visitCall(Expr.Call call, Frame frame) {
    return calls.call(call, frame);
  }

  @Override
  public Value visitUnary(Expr.Unary unary, Frame frame) {
    var value = eval(unary.operand(), frame);
    return switch (unary.operator()) {
      case PLUS -> arithmetic.plus(value);
      case MINUS -> negate(unary.operand(), value);
      case INVERT -> arithmetic.invert(value);
      case NOT -> BoolValue.of(!value.isTrue());
    };
  }

  /** The literal 9223372036854775808 wraps, so that the smallest int can be written. */
  private Value negate(Expr operand, Value value) {
    boolean isSmallest = value instanceof IntValue i && i.value() == Long.MIN_VALUE;
    return isSmallest && operand instanceof Expr.IntLiteral ? value : arithmetic.negate(value);
  }

  @Override
  public Value visitBinary(Expr.Binary binary, Frame frame) {
    var value = eval(binary.first(), frame);
    var operations = binary.operations();
    for (int i = 0; i < operations.size(); i++) {
      value = apply(operations.get(i), value, frame);
    }
    return value;
  }

  private Value apply(Expr.Operation operation, Value left, Frame frame) {
    return switch (operation.operator()) {
      case OR -> left.isTrue() ? left : eval(operation.operand(), frame);
      case AND -> left.isTrue() ? eval(operation.operand(), frame) : left;
      case AS -> typing.convert(left, operation.operand());
      default -> made(combine(operation.operator(), left, eval(operation.operand(), frame)));
    };
  }

  /** A value that was just made, counted by its size. */
  private Value made(Value value) {
    effort.handle(value);
    return value;
  }

  /** The result of an operator that always needs both sides. */
  Value combine(BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case BIT_OR -> instances.merge().union(left, right);
      case BIT_XOR -> arithmetic.xor(left, right);
      case BIT_AND -> arithmetic.and(left, right);
      case LEFT_SHIFT -> arithmetic.shiftLeft(left, right);
      case RIGHT_SHIFT -> arithmetic.shiftRight(left, right);
      case ADD -> arithmetic.add(left, right);
      case SUBTRACT -> arithmetic.subtract(left, right);
      case MULTIPLY -> arithmetic.multiply(left, right);
      case DIVIDE -> arithmetic.divide(left, right);
      case MODULO -> arithmetic.modulo(left, right);
      case FLOOR_DIVIDE -> arithmetic.floorDivide(left, right);
      case POWER -> arithmetic.power(left, right);
      case AS, OR, AND -> throw new IllegalStateException(operator.text());
    };
  }

  @Override
  public Value visitCompare(Expr.Compare compare, Frame frame) {
    var left = eval(compare.first(), frame);
    var comparisons = compare.comparisons();
    for (int i = 0; i < comparisons.size(); i++) {
      var comparison = comparisons.get(i);
      var right = eval(comparison.operand(), frame);
      if (!holds(comparison.operator(), left, right)) {
        return BoolValue.FALSE;
      }
      left = right;
    }
    return BoolValue.TRUE;
  }

  private boolean holds(CompareOperator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL, IS -> Equality.equal(left, right, effort);
      case NOT_EQUAL, IS_NOT -> !Equality.equal(left, right, effort);
      case LESS -> Ordering.less(left, right, effort);
      case LESS_OR_EQUAL -> Ordering.lessOrEqual(left, right, effort);
      case GREATER -> Ordering.greater(left, right, effort);
      case GREATER_OR_EQUAL -> Ordering.greaterOrEqual(left, right, effort);
      case IN -> contains(right, left);
      case NOT_IN -> !contains(right, left);
    };
  }

  private boolean contains(Value collection, Value member) {
    if (!(collection instanceof KclDict)) {
      effort.handle(collection);
    }
    return Indexing.contains(collection, member, effort);
  }

  @Override
  public Value visitConditional(Expr.Conditional conditional, Frame frame) {
    for (var arm : conditional.arms()) {
      if (isTrue(arm.condition(), frame)) {
        return eval(arm.value(), frame);
      }
    }
    return eval(conditional.otherwise(), frame);
  }

  @Override
  public Value visitMissing(Expr.Missing missing, Frame frame) {
    throw new IllegalStateException("a tree with gaps was evaluated");
  }
}
