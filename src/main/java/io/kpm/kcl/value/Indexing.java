// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** Subscripts and slices of texts, lists and dicts. */
public final class Indexing {
  private Indexing() {}

  /**
   * {@code value[index]}.
   *
   * @throws EvalError if the position is out of range or the value takes no such index
   */
  public static Value get(Value value, Value index) {
    if (value instanceof KclList list && index instanceof IntValue i) {
      return list.get(position(i.value(), list.size(), "list"));
    }
    if (value instanceof KclDict dict) {
      return index instanceof StrValue key ? dict.get(key.value()) : Absent.UNDEFINED;
    }
    if (value instanceof StrValue text && index instanceof IntValue i) {
      return character(text.value(), i.value());
    }
    throw new EvalError(
        "'" + value.typeName() + "' object is not subscriptable with '" + index.typeName() + "'");
  }

  /**
   * {@code value[start:stop:step]}; an absent bound is None or Undefined.
   *
   * @throws EvalError if the step is zero or the value no text or list
   */
  public static Value slice(Value value, Value start, Value stop, Value step) {
    long stride = step instanceof IntValue s ? s.value() : 1;
    if (stride == 0) {
      throw new EvalError("slice step cannot be zero");
    }
    if (value instanceof KclList list) {
      return sliceList(list, Slice.of(start, stop, stride, list.size()));
    }
    if (value instanceof StrValue text) {
      return sliceText(text.value(), start, stop, stride);
    }
    throw new EvalError("invalid slice object " + value.typeName());
  }

  /**
   * {@code member in collection}.
   *
   * @throws EvalError if the right side is no text, list or dict
   */
  public static boolean contains(Value collection, Value member, Effort effort) {
    if (collection instanceof KclDict dict) {
      return member instanceof StrValue key && dict.has(key.value());
    }
    if (collection instanceof KclList list) {
      for (int i = 0; i < list.size(); i++) {
        if (Equality.equal(list.get(i), member, effort)) {
          return true;
        }
      }
      return false;
    }
    if (collection instanceof StrValue text) {
      return member instanceof StrValue part
          && new TextPattern(part.value()).in(text.value(), 0) >= 0;
    }
    throw new EvalError(
        "TypeError: argument of type '" + collection.typeName() + "' is not iterable");
  }

  private static int position(long index, int length, String kind) {
    if (index >= length) {
      throw new EvalError(kind + " index out of range: " + index);
    }
    if (index < -length) {
      throw new EvalError(
          "index out of bounds: the len is " + length + " but the index is " + index);
    }
    return (int) (index < 0 ? index + length : index);
  }

  private static Value character(String text, long index) {
    int length = text.codePointCount(0, text.length());
    int at = position(index, length, "string");
    int from = text.offsetByCodePoints(0, at);
    return StrValue.of(text.substring(from, text.offsetByCodePoints(from, 1)));
  }

  private static KclList sliceList(KclList list, Slice slice) {
    if (slice.step() == 1) {
      return list.part(slice.from(), Math.max(slice.from(), slice.to()));
    }
    var part = new KclList();
    for (long i = slice.from(); slice.isInside(i); i += slice.step()) {
      part.add(list.get((int) i));
    }
    return part;
  }

  private static Value sliceText(String text, Value start, Value stop, long stride) {
    int length = text.codePointCount(0, text.length());
    var slice = Slice.of(start, stop, stride, length);
    if (stride == 1) {
      int from = text.offsetByCodePoints(0, slice.from());
      int count = Math.max(0, slice.to() - slice.from());
      return StrValue.of(text.substring(from, text.offsetByCodePoints(from, count)));
    }
    int[] points = text.codePoints().toArray();
    var part = new StringBuilder();
    for (long i = slice.from(); slice.isInside(i); i += slice.step()) {
      part.appendCodePoint(points[(int) i]);
    }
    return StrValue.of(part.toString());
  }

  /**
   * Bounds inside the sequence; going up {@code to} is past the last item, going down before it.
   */
  private record Slice(int from, int to, long step) {

    static Slice of(Value start, Value stop, long step, int length) {
      int low = step > 0 ? 0 : -1;
      int high = step > 0 ? length : length - 1;
      int from = bound(start, step > 0 ? low : high, length, low, high);
      int to = bound(stop, step > 0 ? high : low, length, low, high);
      return new Slice(from, to, step);
    }

    boolean isInside(long position) {
      return step > 0 ? position < to : position > to;
    }

    private static int bound(Value given, int otherwise, int length, int low, int high) {
      if (!(given instanceof IntValue i)) {
        return otherwise;
      }
      long position = i.value() < 0 ? i.value() + length : i.value();
      return (int) Math.max(low, Math.min(high, position));
    }
  }
}
