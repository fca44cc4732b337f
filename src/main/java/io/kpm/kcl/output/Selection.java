// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Kind;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.Ordering;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Weight;
import java.util.Arrays;

/**
 * Which parts of a value are printed, and in which order. Undefined and functions never are.
 *
 * @param hidden whether keys that begin with {@code _} are printed
 * @param omitNone whether entries and items that are None are left out
 * @param sorted whether keys are sorted by code point
 */
public record Selection(boolean hidden, boolean omitNone, boolean sorted) {

  /**
   * A copy with what is printed, Undefined if nothing is.
   *
   * @throws io.kpm.kcl.value.EvalError if the value is nested too deeply or has too many parts
   */
  public Value of(Value value) {
    return isPrinted(value) ? new Copy(this).of(value, 0) : Absent.UNDEFINED;
  }

  private boolean isPrinted(Value value) {
    var kind = value.kind();
    return kind != Kind.UNDEFINED && kind != Kind.FUNCTION && !(omitNone && kind == Kind.NONE);
  }

  private boolean isPrinted(String key) {
    return hidden || !key.startsWith("_");
  }

  /** One copy, weighed while it is made. */
  private static final class Copy {
    private final Selection selection;
    private final Weight weight = new Weight();

    Copy(Selection selection) {
      this.selection = selection;
    }

    Value of(Value value, int level) {
      Limits.depth(level);
      if (value instanceof KclList list) {
        return copyList(list, level + 1);
      }
      return value instanceof KclDict dict ? copyDict(dict, level + 1) : value;
    }

    private KclList copyList(KclList list, int level) {
      weight.add(list);
      var copy = new KclList(list.size());
      for (int i = 0; i < list.size(); i++) {
        if (selection.isPrinted(list.get(i))) {
          copy.add(of(list.get(i), level));
        }
      }
      return copy;
    }

    private KclDict copyDict(KclDict dict, int level) {
      weight.add(dict);
      var copy = new KclDict(dict.size());
      if (selection.sorted) {
        for (var key : sortedKeys(dict)) {
          copyEntry(key, dict.get(key), copy, level);
        }
        return copy;
      }
      for (int i = 0; i < dict.size(); i++) {
        copyEntry(dict.keyAt(i), dict.valueAt(i), copy, level);
      }
      return copy;
    }

    private void copyEntry(String key, Value value, KclDict copy, int level) {
      if (selection.isPrinted(value) && selection.isPrinted(key)) {
        copy.put(key, of(value, level));
      }
    }

    private static String[] sortedKeys(KclDict dict) {
      var keys = new String[dict.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = dict.keyAt(i);
      }
      Arrays.sort(keys, Ordering::compareTexts);
      return keys;
    }
  }
}
