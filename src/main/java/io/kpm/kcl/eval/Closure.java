// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Value;
import java.util.Optional;

/** A lambda with the local names and the instance around it. */
final class Closure extends FunctionValue {
  private final Expr.Lambda lambda;
  private final String[] parameters;
  private final Frame around;
  private final Machine machine;

  Closure(Expr.Lambda lambda, Frame around, Machine machine) {
    this.lambda = lambda;
    this.parameters = Binding.namesOf(lambda.parameters());
    this.around = around;
    this.machine = machine;
  }

  @Override
  public Value call(Arguments arguments) {
    var run = machine.run();
    run.enter();
    run.enterFrame("lambda");
    var caller = run.setHome(around.home());
    try {
      var scope = around.scope().parameters(parameters);
      new Binding(machine, lambda.parameters(), true).bind(arguments, scope, around);
      var frame = around.function(scope.entries());
      var value = machine.statements().run(lambda.body(), frame);
      return machine.typing().pack(value, lambda.result());
    } finally {
      run.setHome(caller);
      run.leaveFrame();
      run.leave();
    }
  }

  @Override
  public Optional<String> firstParameterType() {
    var parameters = lambda.parameters();
    if (parameters.isEmpty() || parameters.get(0).type().isEmpty()) {
      return Optional.empty();
    }
    var written = parameters.get(0).type().get().span().text();
    return written.equals("any") ? Optional.empty() : Optional.of(written);
  }
}
