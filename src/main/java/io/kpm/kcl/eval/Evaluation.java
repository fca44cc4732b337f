// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.source.SourceFile;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Node;
import io.kpm.kcl.value.Arithmetic;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.Value;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run shares: where it stands, how deep it is, and the names being assigned. */
final class Evaluation {
  // some seconds of work, and less than 512 MiB if all of it is kept
  private static final long MADE_PARTS = Limits.ITEMS;
  private static final int PRINTED = 16 << 20;
  private static final String NO_TARGET = "";

  private static final Span NOWHERE = new Span(new SourceFile("", ""), 0, 0, 1, 1);

  private final Arithmetic arithmetic;
  private final Effort effort = new Effort();
  private final Map<String, Value> arguments;
  private final @Nullable Backtrace backtrace;
  private final StringBuilder printed = new StringBuilder();
  private Span position = NOWHERE;
  // the expression that was entered behind the position, whose span is asked for when needed
  private @Nullable Node entered;
  private Span statement = NOWHERE;
  private int depth;
  private String target = NO_TARGET;
  private String home = LoadedPackage.MAIN;
  private boolean isBuilding;
  private long made;
  private Failure failure = Failure.HERE;
  private Optional<String> replacement = Optional.empty();

  Evaluation(EvaluationOptions options) {
    this.arithmetic = new Arithmetic(options.strictRange());
    this.arguments = options.arguments();
    this.backtrace = options.debug() ? new Backtrace() : null;
  }

  /** The values of options by name. */
  Map<String, Value> arguments() {
    return arguments;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  Effort effort() {
    return effort;
  }

  /**
   * Counts what literals and comprehensions make, whether it is kept or not.
   *
   * @throws EvalError if a program makes too much in all
   */
  void make(int parts) {
    made += parts + 1;
    if (made > MADE_PARTS) {
      throw new EvalError(
          "lists and dicts of more than " + MADE_PARTS + " items in all (limit `items`)");
    }
  }

  /**
   * Collects what the program prints.
   *
   * @throws EvalError if it prints too much in all
   */
  void print(String text) {
    if (printed.length() + (long) text.length() > PRINTED) {
      throw new EvalError("more than " + PRINTED + " characters printed (limit `printed`)");
    }
    printed.append(text);
  }

  String printed() {
    return printed.toString();
  }

  /**
   * Notes the expression that was entered last; messages name its line.
   *
   * @throws EvalError if the program takes too many steps
   */
  void at(Node expression) {
    entered = expression;
    effort.step();
  }

  /**
   * Notes the statement or part of one that was entered last; messages name its line.
   *
   * @throws EvalError if the program takes too many steps
   */
  void at(Span span) {
    position = span;
    entered = null;
    effort.step();
  }

  /** Notes the statement that was entered last; changes of instances are its doing. */
  void atStatement(Span span) {
    statement = span;
    at(span);
  }

  Span statement() {
    return statement;
  }

  Span position() {
    return entered == null ? position : entered.span();
  }

  /**
   * Enters a call, an instance or a statement that a read needs.
   *
   * @throws EvalError if there are too many of them inside one another
   */
  void enter() {
    if (depth >= Limits.DEPTH) {
      throw new EvalError("recursion deeper than " + Limits.DEPTH + " at "
          + position().file().name() + ":" + position().line());
    }
    depth++;
  }

  void leave() {
    depth--;
  }

  /** Begins a call that a backtrace shows. */
  void enterFrame(String function) {
    if (backtrace != null) {
      backtrace.enter(function, position());
    }
  }

  /** Ends a call; what comes next is reported where the call stood. */
  void leaveFrame() {
    if (backtrace != null) {
      at(backtrace.leave());
    }
  }

  /** How many calls a backtrace would show. */
  int frames() {
    return backtrace == null ? 0 : backtrace.depth();
  }

  /** Goes on behind a failure that the program has caught in a call with {@code frames} frames. */
  void recover(int frames) {
    failure = Failure.HERE;
    while (frames() > frames) {
      leaveFrame();
    }
  }

  /** The calls that a failure has come through, if they were to be noted. */
  Optional<String> backtrace() {
    return backtrace == null ? Optional.empty() : Optional.of(backtrace.note(position()));
  }

  /** Makes {@code name} the target of the statement being executed; returns the one before. */
  String setTarget(String name) {
    var before = target;
    target = name;
    return before;
  }

  boolean isTarget(String name) {
    return target.equals(name);
  }

  /** Notes which package's code runs from now on; returns the one before. */
  String setHome(PackageState running) {
    return setHome(running.path());
  }

  /** Goes back to the package whose code ran before. */
  String setHome(String running) {
    var before = home;
    home = running;
    return before;
  }

  /** Whether an instance is being built, so that the next one is not the outermost. */
  boolean isBuilding() {
    return isBuilding;
  }

  /** Notes whether an instance is being built; returns what was noted before. */
  boolean setBuilding(boolean building) {
    boolean before = isBuilding;
    isBuilding = building;
    return before;
  }

  /** Replaces the whole output; of several calls the last one counts. */
  void replaceOutput(String text) {
    replacement = Optional.of(text);
  }

  Optional<String> replacement() {
    return replacement;
  }

  /** Says where the failure that is about to be thrown is reported. */
  void fail(Failure place) {
    failure = place;
  }

  Failure failure() {
    return failure;
  }
}
