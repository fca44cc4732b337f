// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the expression left of an assignment into what it assigns to. */
final class TargetReader {
  private static final String BECAUSE =
      ", because the left-hand side of an assignment expression may not be ";

  private final TokenCursor cursor;

  TargetReader(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** The target; if the expression is none, that is reported at the token {@code start}. */
  Optional<Target> target(Expr expression, int start) {
    var steps = new ArrayList<Target.Step>();
    var inner = expression;
    while (!(inner instanceof Expr.Name name)) {
      var problem = problem(inner);
      if (problem.isPresent()) {
        report(
            expression,
            start,
            "'%sExpression' is an illegal expression for assignment%s"
                .formatted(ExpressionName.of(inner), problem.get()));
        return Optional.empty();
      }
      inner = outermostStep(inner, steps);
    }
    addMembers(name.tail(), steps);
    return Optional.of(target(expression.span(), name, steps));
  }

  /** What is missing is reported where it should begin: behind the token before it. */
  private void report(Expr expression, int start, String message) {
    if (expression instanceof Expr.Missing && start > 0) {
      cursor.errorBehind(start - 1, message);
    } else {
      cursor.errorAt(start, message);
    }
  }

  private Target target(Span span, Expr.Name name, List<Target.Step> reversed) {
    var path = new ArrayList<Target.Step>(reversed.size());
    for (int i = reversed.size() - 1; i >= 0; i--) {
      path.add(reversed.get(i));
    }
    int end = Math.min(name.span().end(), name.span().start() + name.head().length());
    var head = name.isSimple()
        ? name.span()
        : new Span(span.file(), span.start(), end, span.line(), span.column());
    return new Target(cursor.newId(), span, new Word(head, name.head()), path);
  }

  /** Adds the last step of an expression and returns what it is taken from. */
  private Expr outermostStep(Expr expression, List<Target.Step> steps) {
    if (expression instanceof Expr.Selector selector) {
      addMembers(selector.names(), steps);
      return selector.value();
    }
    if (expression instanceof Expr.Subscript subscript) {
      var index = subscript.index();
      steps.add(new Target.Element(cursor.newId(), index.span(), index));
      return subscript.value();
    }
    throw new IllegalStateException("no step: " + expression);
  }

  private void addMembers(List<Word> words, List<Target.Step> steps) {
    for (int i = words.size() - 1; i >= 0; i--) {
      var word = words.get(i);
      steps.add(new Target.Member(cursor.newId(), word.span(), word.text()));
    }
  }

  /** Why an expression cannot be assigned to, as the end of a sentence; absent if it can. */
  private static Optional<String> problem(Expr expression) {
    if (expression instanceof Expr.Selector selector) {
      return optional(selector.optional(), "an optional attribute access.");
    }
    if (expression instanceof Expr.Subscript subscript) {
      return optional(subscript.optional(), "an optional subscript access.");
    }
    if (expression instanceof Expr.Slice slice) {
      return Optional.of(
          BECAUSE + (slice.optional() ? "an optional subscript access." : "a slice access."));
    }
    return Optional.of("");
  }

  private static Optional<String> optional(boolean isOptional, String access) {
    return isOptional ? Optional.of(BECAUSE + access) : Optional.empty();
  }
}
