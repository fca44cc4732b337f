// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Loop;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;

/**
 * One run through the elements of a loop that pass its guard, which are bound to its variables: of
 * a list the items, of a dict the keys, of a text the characters; with two variables the index or
 * key and the value.
 */
final class Iteration {
  private final Loop loop;
  private final Interpreter interpreter;
  private final Frame frame;
  private final Value source;
  private final int size;
  private int position = -1;
  private int offset;
  private Value element = Absent.UNDEFINED;

  Iteration(Loop loop, Interpreter interpreter, Frame around) {
    this.loop = loop;
    this.interpreter = interpreter;
    this.source = interpreter.eval(loop.iterable(), around);
    this.size = sizeOf(source);
    this.frame = around.with(around.scope().loop(namesOf(loop)));
  }

  private static String[] namesOf(Loop loop) {
    var names = new String[loop.variables().size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = loop.variables().get(i).head();
    }
    return names;
  }

  /** Goes on to the next element that passes the guard. */
  boolean next() {
    while (++position < size) {
      bind();
      if (loop.condition().isEmpty() || interpreter.isTrue(loop.condition().get(), frame)) {
        return true;
      }
    }
    return false;
  }

  /** The frame in which the variables are bound to the current element. */
  Frame frame() {
    return frame;
  }

  /** The current item, key or character. */
  Value element() {
    return element;
  }

  /** The position of the current element. */
  int position() {
    return position;
  }

  /** A collection with the same elements, from which some may be removed. */
  Value shallowCopy() {
    if (source instanceof KclList list) {
      return list.part(0, list.size());
    }
    return source instanceof KclDict dict ? Copies.shallow(dict) : source;
  }

  private static int sizeOf(Value source) {
    if (source instanceof KclList list) {
      return list.size();
    }
    if (source instanceof KclDict dict) {
      return dict.size();
    }
    if (source instanceof StrValue text) {
      return text.value().codePointCount(0, text.value().length());
    }
    throw new EvalError("'" + source.typeName() + "' object is not iterable");
  }

  private void bind() {
    Value second = Absent.UNDEFINED;
    if (source instanceof KclDict dict) {
      element = StrValue.of(dict.keyAt(position));
      second = dict.valueAt(position);
    } else {
      element = source instanceof KclList list ? list.get(position) : character();
    }
    if (loop.variables().size() == 1) {
      frame.scope().bind(0, element);
      return;
    }
    boolean isDict = source instanceof KclDict;
    frame.scope().bind(0, isDict ? element : IntValue.of(position));
    frame.scope().bind(1, isDict ? second : element);
  }

  private Value character() {
    // only texts are left: sizeOf refuses everything else
    var text = ((StrValue) source).value();
    int end = text.offsetByCodePoints(offset, 1);
    var character = StrValue.of(text.substring(offset, end));
    offset = end;
    return character;
  }
}
