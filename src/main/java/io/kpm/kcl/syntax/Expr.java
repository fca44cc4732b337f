// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An expression.
 *
 * <p>What would make the tree deep without nesting in the text is flat: operands of equal or
 * falling precedence stand side by side in {@link Binary} and {@link Compare}, the arms of {@code a
 * if b else c if d else e} in {@link Conditional}. Depth is bounded by {@link Parser#MAX_DEPTH}.
 */
public sealed interface Expr extends Node, Item {
  <C, R> R accept(ExprVisitor<C, R> visitor, C context);

  /** {@code 12}, {@code 0x0C}; larger than 2^63 - 1 wraps around. */
  record IntLiteral(int id, Span span, long value) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitInt(this, context);
    }
  }

  /** {@code 4Ki}; the number is what stands before the unit. */
  record QuantityLiteral(int id, Span span, long number, NumberUnit unit) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitQuantity(this, context);
    }
  }

  /** {@code 1.5e3} */
  record FloatLiteral(int id, Span span, double value) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitFloat(this, context);
    }
  }

  /**
   * {@code "text"}, {@code '''text'''} or {@code r"text"}: escapes are resolved, indents removed.
   */
  record StringLiteral(int id, Span span, String value) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitString(this, context);
    }
  }

  /** {@code "a ${b} c"} */
  record JoinedString(int id, Span span, List<StringPart> parts) implements Expr {
    public JoinedString {
      parts = List.copyOf(parts);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitJoinedString(this, context);
    }
  }

  /** {@code True}, {@code False}, {@code None} or {@code Undefined} */
  record Constant(int id, Span span, ConstantValue value) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitConstant(this, context);
    }
  }

  /**
   * {@code a} or {@code a.b.c}: a name that is looked up, and attributes of what it names.
   *
   * @param head the first identifier; the span starts with it
   * @param tail the identifiers behind it, usually none
   */
  record Name(int id, Span span, String head, List<Word> tail) implements Expr {
    public Name {
      tail = List.copyOf(tail);
    }

    public boolean isSimple() {
      return tail.isEmpty();
    }

    /** The last identifier. */
    public String last() {
      return tail.isEmpty() ? head : tail.get(tail.size() - 1).text();
    }

    /** The identifiers with dots between them. */
    public String dotted() {
      if (tail.isEmpty()) {
        return head;
      }
      var text = new StringBuilder(head);
      for (var word : tail) {
        text.append('.').append(word.text());
      }
      return text.toString();
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitName(this, context);
    }
  }

  /** {@code (inner)} */
  record Paren(int id, Span span, Expr inner) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitParen(this, context);
    }
  }

  /** {@code [a, *b, if c: d]} */
  record ListLiteral(int id, Span span, List<Item> items) implements Expr {
    public ListLiteral {
      items = List.copyOf(items);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitList(this, context);
    }
  }

  /** {@code [element for a in b for c in d if e]} */
  record ListComprehension(int id, Span span, Expr element, List<Loop> loops) implements Expr {
    public ListComprehension {
      loops = List.copyOf(loops);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitListComprehension(this, context);
    }
  }

  /** {@code {a: 1, b = 2, **c}} */
  record Config(int id, Span span, List<Entry> entries) implements Expr {
    public Config {
      entries = List.copyOf(entries);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitConfig(this, context);
    }
  }

  /** {@code {key: value for a in b}} */
  record ConfigComprehension(int id, Span span, Entry.KeyValue entry, List<Loop> loops)
      implements Expr {
    public ConfigComprehension {
      loops = List.copyOf(loops);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitConfigComprehension(this, context);
    }
  }

  /** {@code a.S {…}} or {@code a.S(args) {…}} */
  record SchemaInstance(int id, Span span, Name schema, Arguments arguments, Config config)
      implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitSchemaInstance(this, context);
    }
  }

  /** {@code all v in vs {body if condition}}, the condition being that of the loop */
  record Quantifier(int id, Span span, QuantifierKind kind, Loop loop, Expr body) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitQuantifier(this, context);
    }
  }

  /** {@code lambda a: int, b = 1 -> int { … }} */
  record Lambda(
      int id, Span span, List<Parameter> parameters, Optional<TypeNode> result, List<Stmt> body)
      implements Expr {
    public Lambda {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitLambda(this, context);
    }
  }

  /**
   * {@code value.a.b} or {@code value?.a.b}, where value is no dotted name; an optional one is None
   * as a whole if the value is false, and the later names are loaded plainly.
   */
  record Selector(int id, Span span, Expr value, List<Word> names, boolean optional)
      implements Expr {
    public Selector {
      names = List.copyOf(names);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitSelector(this, context);
    }
  }

  /** {@code value[index]} or {@code value?[index]} */
  record Subscript(int id, Span span, Expr value, Expr index, boolean optional) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitSubscript(this, context);
    }
  }

  /** {@code value[from:to:step]} or {@code value?[from:to:step]}, each bound optional */
  record Slice(int id, Span span, Expr value, SliceBounds bounds, boolean optional)
      implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitSlice(this, context);
    }
  }

  /** {@code function(a, k = b)} */
  record Call(int id, Span span, Expr function, Arguments arguments) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitCall(this, context);
    }
  }

  /** {@code -operand} */
  record Unary(int id, Span span, UnaryOperator operator, Expr operand) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitUnary(this, context);
    }
  }

  /**
   * {@code first op operand op operand …}, applied from left to right: {@code a * b + c - d} is one
   * node with three operations. There is at least one.
   */
  record Binary(int id, Span span, Expr first, List<Operation> operations) implements Expr {
    public Binary {
      operations = List.copyOf(operations);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitBinary(this, context);
    }
  }

  /** {@code first < operand <= operand …}: true if every neighbouring pair compares so. */
  record Compare(int id, Span span, Expr first, List<Comparison> comparisons) implements Expr {
    public Compare {
      comparisons = List.copyOf(comparisons);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitCompare(this, context);
    }
  }

  /**
   * {@code a if b else c if d else otherwise}: the value of the first arm whose condition is true.
   */
  record Conditional(int id, Span span, List<Arm> arms, Expr otherwise) implements Expr {
    public Conditional {
      arms = List.copyOf(arms);
    }

    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitConditional(this, context);
    }
  }

  /** What stands where an expression was expected; it comes with a diagnostic. */
  record Missing(int id, Span span) implements Expr {
    @Override
    public <C, R> R accept(ExprVisitor<C, R> visitor, C context) {
      return visitor.visitMissing(this, context);
    }
  }

  /** {@code + operand}; the node carries facts about the value up to here. */
  record Operation(int id, Span span, BinaryOperator operator, Expr operand) implements Node {}

  /** {@code < operand} */
  record Comparison(int id, Span span, CompareOperator operator, Expr operand) implements Node {}

  /** {@code value if condition} */
  record Arm(Expr value, Expr condition) {}

  /** {@code from:to:step} */
  record SliceBounds(Optional<Expr> from, Optional<Expr> to, Optional<Expr> step) {}

  /** The words that are values. */
  enum ConstantValue {
    TRUE,
    FALSE,
    NONE,
    UNDEFINED
  }

  /** What a quantifier asks of the elements. */
  enum QuantifierKind {
    ALL,
    ANY,
    FILTER,
    MAP
  }
}
