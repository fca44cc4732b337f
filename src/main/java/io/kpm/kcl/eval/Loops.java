// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Loop;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Comprehensions and quantifiers. */
final class Loops {
  private final Interpreter interpreter;
  private final Collections collections;
  private final Effort effort;

  Loops(Interpreter interpreter, Collections collections, Effort effort) {
    this.interpreter = interpreter;
    this.collections = collections;
    this.effort = effort;
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
    if (kept instanceof KclDict dict) {
      return filter(iteration, body, dict);
    }
    while (iteration.next()) {
      if (!interpreter.isTrue(body, iteration.frame())) {
        remove(iteration.element(), kept);
      }
    }
    return kept;
  }

  /** Where an entry goes the last one takes its place, as in the reference. */
  private KclDict filter(Iteration iteration, Expr body, KclDict kept) {
    int[] order = IntStream.range(0, kept.size()).toArray();
    int[] places = order.clone();
    int size = order.length;
    while (iteration.next()) {
      if (!interpreter.isTrue(body, iteration.frame())) {
        int last = order[--size];
        int place = places[iteration.position()];
        order[place] = last;
        places[last] = place;
      }
    }
    kept.keep(Arrays.copyOf(order, size));
    return kept;
  }

  /** Of equal items of a list the last one goes, as in the reference. */
  private void remove(Value element, Value kept) {
    if (kept instanceof KclList list) {
      int last = list.size() - 1;
      while (last >= 0 && !Equality.equal(list.get(last), element, effort)) {
        effort.step();
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
