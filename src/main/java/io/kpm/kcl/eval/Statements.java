// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Check;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.StmtVisitor;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;
import java.util.List;

/** Runs statements; the value of a statement is what a lambda that ends with it returns. */
final class Statements implements StmtVisitor<Frame, Value> {
  private final Machine machine;
  private final Evaluation run;
  private final Targets targets;

  Statements(Machine machine) {
    this.machine = machine;
    this.run = machine.run();
    this.targets = new Targets(machine);
  }

  /** Runs all statements; the value of the last one. */
  Value run(List<Stmt> block, Frame frame) {
    Value last = Absent.UNDEFINED;
    for (int i = 0; i < block.size(); i++) {
      last = run(block.get(i), frame);
    }
    return last;
  }

  Value run(Stmt statement, Frame frame) {
    run.atStatement(statement.span());
    return statement.accept(this, frame);
  }

  /**
   * Runs an assignment for a read that needs it: of an {@code if} only the branch that holds the
   * assignment, and nothing behind it.
   */
  void run(Setter setter, Frame frame) {
    if (!(setter.outermost() instanceof Stmt.If choice)) {
      run(setter.outermost(), frame);
      return;
    }
    run.at(choice.span());
    var first = choice.branches().get(0);
    boolean takesFirst = machine.interpreter().isTrue(first.condition(), frame);
    if (takesFirst && setter.inThen()) {
      runUntil(setter.statement(), first.body(), frame);
    } else if (!takesFirst && !setter.inThen()) {
      runUntil(setter.statement(), chosen(choice, 1, frame), frame);
    }
  }

  /** Whether {@code last} was among the statements that ran; those behind it did not. */
  private boolean runUntil(Stmt last, List<Stmt> block, Frame frame) {
    for (var statement : block) {
      if (statement instanceof Stmt.If choice) {
        run.at(choice.span());
        if (runUntil(last, chosen(choice, 0, frame), frame)) {
          return true;
        }
      } else {
        run(statement, frame);
        if (statement == last) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Stmt> chosen(Stmt.If choice, int from, Frame frame) {
    for (int i = from; i < choice.branches().size(); i++) {
      var branch = choice.branches().get(i);
      if (machine.interpreter().isTrue(branch.condition(), frame)) {
        return branch.body();
      }
    }
    return choice.otherwise();
  }

  @Override
  public Value visitImport(Stmt.Import declaration, Frame frame) {
    machine.packages().evaluate(machine.packages().program().targetOf(declaration));
    return Absent.UNDEFINED;
  }

  @Override
  public Value visitTypeAlias(Stmt.TypeAlias typeAlias, Frame frame) {
    return Absent.UNDEFINED;
  }

  @Override
  public Value visitAssign(Stmt.Assign assign, Frame frame) {
    var last = assign.targets().get(assign.targets().size() - 1);
    var before = run.setTarget(last.name().text());
    try {
      var value = machine.interpreter().eval(assign.value(), frame);
      value = machine.typing().pack(value, assign.type());
      for (var target : assign.targets()) {
        targets.assign(target, value, new Store(assign, frame));
      }
      return value;
    } finally {
      run.setTarget(before);
    }
  }

  @Override
  public Value visitAugment(Stmt.Augment augment, Frame frame) {
    var before = run.setTarget(augment.target().name().text());
    try {
      var right = machine.interpreter().eval(augment.value(), frame);
      var left = targets.read(augment.target(), frame);
      var operator = augment.operator().operator().orElseThrow();
      var value = machine.interpreter().combine(operator, left, right);
      targets.assign(augment.target(), value, new Store(augment, frame));
      return value;
    } finally {
      run.setTarget(before);
    }
  }

  @Override
  public Value visitUnify(Stmt.Unify unify, Frame frame) {
    var name = unify.target().name().text();
    var before = run.setTarget(name);
    try {
      var construction = frame.construction();
      if (construction != null && !frame.storesLocally()) {
        return construction.unify(unify, frame);
      }
      var value = machine.interpreter().eval(unify.value(), frame);
      var old = targets.read(unify.target(), frame);
      var merged = old.isAbsent() ? value : machine.instances().merge().union(old, value);
      targets.assign(unify.target(), merged, new Store(unify, frame));
      return merged;
    } finally {
      run.setTarget(before);
    }
  }

  @Override
  public Value visitAssert(Stmt.Assert assertion, Frame frame) {
    var check = assertion.check();
    if (!holds(check, frame)) {
      throw new EvalError(message(check, frame));
    }
    return Absent.UNDEFINED;
  }

  /** Whether a check has nothing against what it looks at. */
  boolean holds(Check check, Frame frame) {
    boolean applies =
        check.guard().isEmpty() || machine.interpreter().isTrue(check.guard().get(), frame);
    return !applies || machine.interpreter().isTrue(check.condition(), frame);
  }

  /**
   * Fails because of a check on what {@code origin} asked for.
   *
   * @throws EvalError always
   */
  void reject(Check check, Frame frame, Span origin) {
    var error = failed(check, frame);
    run.fail(Failure.ofCheck(origin.place()));
    throw error;
  }

  /** The failure of a check, without a place. */
  EvalError failed(Check check, Frame frame) {
    var message = message(check, frame);
    return new EvalError(
        "Check failed on the condition" + (message.isEmpty() ? "" : ": ") + message);
  }

  private String message(Check check, Frame frame) {
    return check.message().isPresent()
        ? Text.of(machine.interpreter().eval(check.message().get(), frame))
        : "";
  }

  @Override
  public Value visitIf(Stmt.If choice, Frame frame) {
    return run(chosen(choice, 0, frame), frame);
  }

  @Override
  public Value visitExpression(Stmt.Expression expression, Frame frame) {
    var value = machine.interpreter().eval(expression.value(), frame);
    if (frame.construction() == null && !frame.storesLocally()) {
      frame.home().addResult(expression.value(), value);
    }
    return value;
  }

  @Override
  public Value visitSchema(Stmt.Schema schema, Frame frame) {
    return Absent.UNDEFINED;
  }

  @Override
  public Value visitRule(Stmt.Rule rule, Frame frame) {
    return Absent.UNDEFINED;
  }

  @Override
  public Value visitAttribute(Stmt.Attribute attribute, Frame frame) {
    var construction = frame.construction();
    if (construction == null) {
      throw new IllegalStateException("an attribute outside a schema body");
    }
    var before = run.setTarget(attribute.name().text());
    try {
      return construction.attribute(attribute, frame);
    } finally {
      run.setTarget(before);
    }
  }
}
