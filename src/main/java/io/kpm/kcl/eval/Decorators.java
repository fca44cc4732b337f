// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Decorator;
import io.kpm.kcl.syntax.SchemaHeader;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;

/** What decorators do: {@code deprecated} refuses the use of what it stands on, others nothing. */
final class Decorators {
  private Decorators() {}

  /** Runs the decorators of a schema that is being instantiated. */
  static void onSchema(SchemaHeader header, Machine machine, Frame frame) {
    for (var decorator : header.decorators()) {
      run(decorator, header.name().text(), machine, frame);
    }
  }

  /** Runs the decorators of an attribute that a config sets. */
  static void onAttribute(Stmt.Attribute attribute, Machine machine, Frame frame) {
    for (var decorator : attribute.decorators()) {
      run(decorator, attribute.name().text(), machine, frame);
    }
  }

  private static void run(Decorator decorator, String name, Machine machine, Frame frame) {
    if (!decorator.name().dotted().equals("deprecated")) {
      return;
    }
    var arguments = machine.interpreter().arguments(decorator.arguments(), frame);
    var strict = argument(arguments, 2, "strict");
    if (!strict.isUndefined() && !strict.isTrue()) {
      return;
    }
    var version = argument(arguments, 0, "version");
    var reason = argument(arguments, 1, "reason");
    var construction = frame.construction();
    if (construction != null) {
      machine.run().fail(Failure.of(construction.origin().place().wholeLine()));
    }
    throw new EvalError(name + " was deprecated "
        + (version.isTrue() ? "since version " + Text.of(version) : "")
        + (reason.isTrue() ? ", " + Text.of(reason) : ""));
  }

  private static Value argument(Arguments arguments, int position, String name) {
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals(name)) {
        return arguments.namedAt(i);
      }
    }
    return position < arguments.count() ? arguments.at(position) : Absent.UNDEFINED;
  }
}
