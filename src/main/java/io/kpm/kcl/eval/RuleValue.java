// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.sema.RuleSymbol;
import io.kpm.kcl.syntax.Check;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;

/** A rule as a value: its checks look at a config. */
final class RuleValue extends FunctionValue {
  private final RuleSymbol symbol;
  private final PackageState home;
  private final Machine machine;

  RuleValue(RuleSymbol symbol, PackageState home, Machine machine) {
    this.symbol = symbol;
    this.home = home;
    this.machine = machine;
  }

  @Override
  public Value call(Arguments arguments) {
    var origin = machine.run().position();
    return apply(Instances.Input.of(new KclDict(), arguments, origin), false);
  }

  /**
   * Runs the checks of the parents and the own ones on the config.
   *
   * @return the config, or the instance of the protocol that it makes
   * @throws EvalError if a check fails
   */
  Value apply(Instances.Input input) {
    return apply(input, true);
  }

  private Value apply(Instances.Input input, boolean namesExpression) {
    var run = machine.run();
    run.enter();
    run.enterFrame(symbol.declaration().header().name().text());
    var caller = run.setHome(home);
    try {
      var subject = subject(input);
      check(subject, input, namesExpression);
      return subject;
    } finally {
      run.setHome(caller);
      run.leaveFrame();
      run.leave();
    }
  }

  /** What the checks look at. */
  private KclDict subject(Instances.Input input) {
    if (symbol.host().isEmpty()) {
      return input.config();
    }
    var protocol = machine.packages().valueOf(symbol.host().get());
    var config = new Instances.Input(input.config(), Arguments.NONE, input.origin(), input.place());
    // schemas make instances, which are dicts
    return (KclDict) machine.instances().make(protocol, config);
  }

  private void check(KclDict subject, Instances.Input input, boolean namesExpression) {
    for (var parent : symbol.parents()) {
      machine.packages().valueOf(parent).check(subject, input, namesExpression);
    }
    var entries = Scope.outermost().entries();
    for (int i = 0; i < subject.size(); i++) {
      entries.set(subject.keyAt(i), subject.valueAt(i));
    }
    var header = symbol.declaration().header();
    var scope = entries.parameters(Binding.namesOf(header.parameters()));
    var frame = home.frame().with(scope);
    new Binding(machine, header.parameters(), true).bind(input.arguments(), scope, frame);
    for (var check : symbol.declaration().checks()) {
      machine.run().at(check.span());
      if (!machine.statements().holds(check, frame)) {
        reject(check, frame, input, namesExpression);
      }
    }
  }

  private void reject(Check check, Frame frame, Instances.Input input, boolean namesExpression) {
    if (namesExpression) {
      machine.statements().reject(check, frame, input.origin());
    } else {
      throw machine.statements().failed(check, frame);
    }
  }
}
