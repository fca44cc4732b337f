// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.load.Program;
import io.kpm.kcl.sema.Facts;
import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates a checked program. */
public final class Evaluator {
  private final Program program;
  private final Facts facts;

  public Evaluator(Program program, Facts facts) {
    this.program = program;
    this.facts = facts;
  }

  /** Runs the main package and what it imports; a failure is part of the outcome. */
  public Outcome run(EvaluationOptions options) {
    var run = new Evaluation(options);
    var machine = new Machine(program, facts, run);
    try {
      var main = machine.packages().state(LoadedPackage.MAIN);
      main.evaluate();
      return Outcome.of(result(main, machine, options.showHidden()), run);
    } catch (EvalError e) {
      return Outcome.failed(diagnostic(e.text(), run), run);
    } catch (OutOfMemoryError e) {
      // what the program made is garbage by now
      return Outcome.failed(diagnostic("memory limit", run), run);
    } catch (StackOverflowError e) {
      return Outcome.failed(diagnostic("recursion too deep", run), run);
    }
  }

  /** The results of expression statements, united, and with them the globals. */
  private static Value result(PackageState main, Machine machine, boolean showHidden) {
    var globals = visible(main.globals(), showHidden);
    Optional<Value> united = Optional.empty();
    for (var value : main.results().values()) {
      united =
          Optional.of(united.isEmpty() ? Copies.deep(value) : add(united.get(), value, machine));
    }
    if (united.isEmpty()) {
      return globals;
    }
    return globals.isEmpty() ? united.get() : add(united.get(), globals, machine);
  }

  private static KclDict visible(KclDict globals, boolean showHidden) {
    var visible = new KclDict(globals.size());
    for (int i = 0; i < globals.size(); i++) {
      if (showHidden || !globals.keyAt(i).startsWith("_")) {
        visible.put(globals.keyAt(i), globals.valueAt(i));
      }
    }
    return visible;
  }

  private static Value add(Value united, Value value, Machine machine) {
    return machine.instances().merge().topLevel(united, Copies.deep(value));
  }

  private static Diagnostic diagnostic(String text, Evaluation run) {
    var failure = run.failure();
    var place = run.position().place().wholeLine();
    var messages = new ArrayList<Diagnostic.Message>();
    if (failure.isCheck()) {
      messages.add(Diagnostic.Message.at(failure.place().orElseThrow(), "Instance check failed"));
    } else {
      place = failure.place().orElse(place);
    }
    messages.add(new Diagnostic.Message(Optional.of(place), text, run.backtrace()));
    return new Diagnostic(DiagnosticKind.EVALUATION, messages, List.of());
  }
}
