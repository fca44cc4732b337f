// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.eval.Outcome;
import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.output.Output;
import io.kpm.kcl.output.Selection;
import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import java.util.List;
import java.util.Optional;

/** The text of what a program came to, or the line of what cannot be written. */
final class ResultText {
  private final LoadedPackage main;
  private final KclOptions options;
  private final Selection selection;

  /** The texts of what this main package comes to. */
  ResultText(LoadedPackage main, KclOptions options) {
    this.main = main;
    this.options = options;
    this.selection = new Selection(options.showHidden(), options.omitNone(), options.sortKeys());
  }

  /** The result of a run; a value that is too deep or too large to be written is its failure. */
  KclResult of(Outcome outcome) {
    if (outcome.failure().isPresent()) {
      return new KclResult("", outcome.printed(), List.of(outcome.failure().get()));
    }
    if (outcome.text().isPresent()) {
      return new KclResult(withOneLineEnd(outcome.text().get()), outcome.printed(), List.of());
    }
    var value = outcome.value().orElseThrow();
    try {
      return new KclResult(withOneLineEnd(written(value)), outcome.printed(), List.of());
    } catch (EvalError e) {
      return refused(e.text(), culprit(value), outcome);
    } catch (OutOfMemoryError e) {
      return refused("memory limit", Optional.empty(), outcome);
    }
  }

  private String written(Value value) {
    return options.json() ? Output.json(value, selection) : Output.yaml(value, selection);
  }

  private static String withOneLineEnd(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private KclResult refused(String text, Optional<String> name, Outcome outcome) {
    var place = name.flatMap(this::assignmentOf).or(this::lastStatement);
    var diagnostic = place.isPresent()
        ? Diagnostic.of(DiagnosticKind.EVALUATION, place.get().wholeLine(), text)
        : Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, text);
    return new KclResult("", outcome.printed(), List.of(diagnostic));
  }

  /** The first key of a result that cannot be written even alone. */
  private Optional<String> culprit(Value result) {
    if (!(result instanceof KclDict dict)) {
      return Optional.empty();
    }
    for (int i = 0; i < dict.size(); i++) {
      if (!isWritable(dict.valueAt(i))) {
        return Optional.of(dict.keyAt(i));
      }
    }
    return Optional.empty();
  }

  private boolean isWritable(Value value) {
    try {
      return !selection.of(value).isUndefined() || value.isUndefined();
    } catch (EvalError e) {
      return false;
    }
  }

  private Optional<Place> assignmentOf(String name) {
    for (var module : main.modules()) {
      for (var statement : module.statements()) {
        if (assigns(statement, name)) {
          return Optional.of(statement.span().place());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean assigns(Stmt statement, String name) {
    if (statement instanceof Stmt.Assign assign) {
      return assign.targets().stream().anyMatch(target -> target.name().text().equals(name));
    }
    return statement instanceof Stmt.Unify unify && unify.target().name().text().equals(name);
  }

  private Optional<Place> lastStatement() {
    for (int i = main.modules().size() - 1; i >= 0; i--) {
      var statements = main.modules().get(i).statements();
      if (!statements.isEmpty()) {
        return Optional.of(statements.get(statements.size() - 1).span().place());
      }
    }
    return Optional.empty();
  }
}
