// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Loop;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/** Comprehensions and quantifiers. */
final class Loops {
  private final Interpreter interpreter;
  private final Collections collections;

  Loops(Interpreter interpreter, Collections collections) {
    this.interpreter = interpreter;
    this.collections = collections;
  }

  KclList list(Expr.ListComprehension comprehension, Frame frame) {
    var list = new KclList();
    fill(list, comprehension, 0, frame);
    return list;
  }

  private void fill(KclList list, Expr.ListComprehension source, int depth, Frame frame) {
    if (depth == source.loops().size()) {
      list.add(interpreter.eval(source.element(), frame));
      return;
    }
    var iteration = over(source.loops().get(depth), frame);
    while (iteration.next()) {
      fill(list, source, depth + 1, iteration.frame());
    }
  }

  KclDict config(Expr.ConfigComprehension comprehension, Frame frame) {
    var config = new KclDict();
    fill(config, comprehension, 0, frame);
    return config;
  }

  private void fill(KclDict config, Expr.ConfigComprehension source, int depth, Frame frame) {
    if (depth == source.loops().size()) {
      collections.addGenerated(source.entry(), config, frame);
      return;
    }
    var iteration = over(source.loops().get(depth), frame);
    while (iteration.next()) {
      fill(config, source, depth + 1, iteration.frame());
    }
  }

  Value quantifier(Expr.Quantifier quantifier, Frame frame) {
    var iteration = over(quantifier.loop(), frame);
    return switch (quantifier.kind()) {
      case ALL -> BoolValue.of(!finds(iteration, quantifier.body(), false));
      case ANY -> BoolValue.of(finds(iteration, quantifier.body(), true));
      case MAP -> map(iteration, quantifier.body());
      case FILTER -> filter(iteration, quantifier.body());
    };
  }

  /** Whether the body is {@code wanted} for some element; later ones are not looked at. */
  private boolean finds(Iteration iteration, Expr body, boolean wanted) {
    while (iteration.next()) {
      if (interpreter.isTrue(body, iteration.frame()) == wanted) {
        return true;
      }
    }
    return false;
  }

  private KclList map(Iteration iteration, Expr body) {
    var list = new KclList();
    while (iteration.next()) {
      list.add(interpreter.eval(body, iteration.frame()));
    }
    return list;
  }

  private Value filter(Iteration iteration, Expr body) {
    var kept = iteration.shallowCopy();
    while (iteration.next()) {
      if (!interpreter.isTrue(body, iteration.frame())) {
        remove(iteration.element(), kept);
      }
    }
    return kept;
  }

  /** Of equal items of a list the last one goes, as in the reference. */
  private static void remove(Value element, Value kept) {
    if (kept instanceof KclDict dict && element instanceof StrValue key) {
      dict.remove(key.value());
    } else if (kept instanceof KclList list) {
      int last = list.size() - 1;
      while (last >= 0 && !Equality.equal(list.get(last), element)) {
        last--;
      }
      if (last >= 0) {
        list.remove(last);
      }
    } else {
      throw new EvalError("only list, dict and schema can be removed item");
    }
  }

  private Iteration over(Loop loop, Frame frame) {
    return new Iteration(loop, interpreter, frame);
  }
}
