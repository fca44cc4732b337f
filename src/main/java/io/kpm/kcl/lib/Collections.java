// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.EntryOperation;
import io.kpm.kcl.value.Equality;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.Merge;
import io.kpm.kcl.value.Ordering;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** The built-in functions of lists, dicts and everything that has members. */
final class Collections {
  private Collections() {}

  static Value length(Value value) {
    if (value instanceof StrValue text) {
      return IntValue.of(Utf8.length(text.value()));
    }
    if (value instanceof KclList list) {
      return IntValue.of(list.size());
    }
    if (value instanceof KclDict dict) {
      return IntValue.of(dict.size());
    }
    throw new EvalError("object of type '" + value.typeName() + "' has no len()");
  }

  /** A new list of the items, characters or keys. */
  static KclList items(Value value) {
    if (value instanceof KclList list) {
      return list.part(0, list.size());
    }
    if (value instanceof KclDict dict) {
      var keys = new KclList(dict.size());
      for (int i = 0; i < dict.size(); i++) {
        keys.add(StrValue.of(dict.keyAt(i)));
      }
      return keys;
    }
    if (value instanceof StrValue text) {
      return Utf8.characters(text.value());
    }
    throw new EvalError("'" + value.typeName() + "' object is not iterable");
  }

  static Value dict(Call call) {
    var dict = new KclDict();
    if (call.at(0) instanceof KclDict given) {
      // a deep copy of a dict is a dict
      dict = (KclDict) Copies.deepPlain(given);
    } else if (call.arguments().count() > 0) {
      throw new EvalError("'" + call.at(0).typeName() + "' object is not iterable");
    }
    var arguments = call.arguments();
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (!arguments.nameAt(i).equals("x")) {
        var entry = new Merge.Entry(
            arguments.nameAt(i), arguments.namedAt(i), EntryOperation.MERGE, KclDict.NO_INDEX);
        call.context().merge().entryInto(dict, entry, Merge.Rule.LITERAL);
      }
    }
    return dict;
  }

  static Value range(Call call) {
    for (int i = 0; i < 3; i++) {
      if (call.has(i) && !(call.at(i) instanceof IntValue)) {
        return Absent.UNDEFINED;
      }
    }
    if (!call.has(0)) {
      return Absent.UNDEFINED;
    }
    long start = call.has(1) ? call.number(0) : 0;
    long stop = call.has(1) ? call.number(1) : call.number(0);
    long step = call.number(2, 1);
    if (step == 0) {
      throw new EvalError("range() step argument must not be zero");
    }
    int count = countOf(start, stop, step);
    var list = new KclList(count);
    for (int i = 0; i < count; i++) {
      list.add(IntValue.of(start + i * step));
    }
    return list;
  }

  private static int countOf(long start, long stop, long step) {
    if (step > 0 ? start >= stop : start <= stop) {
      return 0;
    }
    // unsigned: the distance of two longs does not fit a long
    long distance = step > 0 ? stop - start : start - stop;
    long stride = step > 0 ? step : -step;
    long count = Long.divideUnsigned(distance - 1, stride) + 1;
    return Limits.items(count < 0 ? Long.MAX_VALUE : count);
  }

  static Value sorted(Value value, boolean reverse) {
    if (!(value instanceof KclList)
        && !(value instanceof KclDict)
        && !(value instanceof StrValue)) {
      throw new EvalError("sorted only for str|list|dict type");
    }
    var items = items(value).toArray();
    for (int i = 1; i < items.length; i++) {
      requireComparable(items[i], items[0]);
    }
    Arrays.sort(items, new Order(reverse));
    return KclList.of(items);
  }

  static Value zip(Arguments arguments) {
    if (arguments.count() == 0) {
      return new KclList();
    }
    var columns = new KclList[arguments.count()];
    int rows = Integer.MAX_VALUE;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = items(arguments.at(i));
      rows = Math.min(rows, columns[i].size());
    }
    var all = new KclList(rows);
    for (int row = 0; row < rows; row++) {
      var line = new KclList(columns.length);
      for (var column : columns) {
        line.add(column.get(row));
      }
      all.add(line);
    }
    return all;
  }

  /** Whether no two items are equal; texts and ints are compared by hash. */
  static boolean isUnique(Value value, Effort effort) {
    if (!(value instanceof KclList list)) {
      return true;
    }
    var texts = new HashSet<String>();
    var ints = new HashSet<Long>();
    var others = new KclList();
    for (int i = 0; i < list.size(); i++) {
      var item = list.get(i);
      boolean isNew;
      if (item instanceof StrValue text) {
        isNew = texts.add(text.value());
      } else if (item instanceof IntValue number && others.isEmpty()) {
        isNew = ints.add(number.value());
      } else {
        isNew = !isAmong(others, item, effort) && !equalsOne(ints, item, effort);
        others.add(item);
      }
      if (!isNew) {
        return false;
      }
    }
    return true;
  }

  static boolean allTrue(Value value) {
    if (value instanceof KclList list) {
      for (int i = 0; i < list.size(); i++) {
        if (!list.get(i).isTrue()) {
          return false;
        }
      }
      return true;
    }
    if (value instanceof Instance instance) {
      // the reference is wrong in this way, and programs may rely on it
      return truths(instance) == 0;
    }
    return value instanceof KclDict dict && truths(dict) == dict.size();
  }

  static boolean anyTrue(Value value) {
    if (value instanceof KclList list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).isTrue()) {
          return true;
        }
      }
      return false;
    }
    return value instanceof KclDict dict && truths(dict) > 0;
  }

  static Value reduce(Call call) {
    if (!(call.at(0) instanceof FunctionValue reducer)) {
      throw new EvalError("reduce() argument 'reducer' must be a function");
    }
    if (!(call.at(1) instanceof KclList list)) {
      throw call.wrongKind(1, "list");
    }
    boolean hasInitial = call.has(2);
    if (list.isEmpty() && !hasInitial) {
      var accumulator = reducer.firstParameterType();
      if (accumulator.isPresent()) {
        throw new EvalError("reduce() empty list with no initial value and non-nullable accumulator"
            + " type '" + accumulator.get() + "'");
      }
      return Absent.NONE;
    }
    var result = hasInitial ? call.at(2) : list.get(0);
    for (int i = hasInitial ? 0 : 1; i < list.size(); i++) {
      result = reducer.call(Arguments.of(result, list.get(i)));
    }
    return result;
  }

  private static int truths(KclDict dict) {
    int count = 0;
    for (int i = 0; i < dict.size(); i++) {
      count += dict.valueAt(i).isTrue() ? 1 : 0;
    }
    return count;
  }

  private static boolean isAmong(KclList list, Value item, Effort effort) {
    for (int i = 0; i < list.size(); i++) {
      effort.step();
      if (Equality.equal(list.get(i), item, effort)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalsOne(Set<Long> ints, Value item, Effort effort) {
    for (var number : ints) {
      effort.step();
      if (Equality.equal(IntValue.of(number), item)) {
        return true;
      }
    }
    return false;
  }

  private static void requireComparable(Value a, Value b) {
    boolean numbers = a.isNumber() && b.isNumber();
    boolean texts = a instanceof StrValue && b instanceof StrValue;
    if (!numbers && !texts) {
      throw new EvalError("cannot compare " + a.typeName() + " and " + b.typeName());
    }
  }

  /** The order of numbers, or of texts; NaN comes after all other numbers. */
  private record Order(boolean reverse) implements Comparator<Value> {

    @Override
    public int compare(Value a, Value b) {
      int order = ascending(a, b);
      return reverse ? -order : order;
    }

    private static int ascending(Value a, Value b) {
      if (Ordering.less(a, b)) {
        return -1;
      }
      return Ordering.less(b, a) ? 1 : Boolean.compare(isNan(a), isNan(b));
    }

    private static boolean isNan(Value value) {
      return value instanceof FloatValue f && Double.isNaN(f.value());
    }
  }
}
