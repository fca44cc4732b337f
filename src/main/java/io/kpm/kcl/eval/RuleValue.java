// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.sema.RuleSymbol;
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
    return apply(Instances.Input.of(new KclDict(), arguments, origin));
  }

  /**
   * Runs the checks of the parents and the own ones on the config.
   *
   * @return the config
   * @throws EvalError if a check fails
   */
  Value apply(Instances.Input input) {
    var run = machine.run();
    run.enter();
    run.enterFrame(symbol.declaration().header().name().text());
    var caller = run.setHome(home);
    try {
      check(input);
    } finally {
      run.setHome(caller);
      run.leaveFrame();
      run.leave();
    }
    return input.config();
  }

  private void check(Instances.Input input) {
    for (var parent : symbol.parents()) {
      machine.packages().valueOf(parent).check(input);
    }
    var entries = Scope.outermost().entries();
    for (int i = 0; i < input.config().size(); i++) {
      entries.set(input.config().keyAt(i), input.config().valueAt(i));
    }
    var header = symbol.declaration().header();
    var scope = entries.parameters(Binding.namesOf(header.parameters()));
    var frame = home.frame().with(scope);
    new Binding(machine, header.parameters(), true).bind(input.arguments(), scope, frame);
    for (var check : symbol.declaration().checks()) {
      machine.run().at(check.span());
      if (!machine.statements().holds(check, frame)) {
        machine.statements().reject(check, frame, input.origin());
      }
    }
  }
}
