// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
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
   * What is printed of a value: the value itself where nothing is left out, else a copy; Undefined
   * if nothing is printed.
   *
   * @throws io.kpm.kcl.value.EvalError if the value is nested too deeply or has too many parts
   */
  public Value of(Value value) {
    return isPrinted(value) ? new Walk(this).of(value, 0) : Absent.UNDEFINED;
  }

  private boolean isPrinted(Value value) {
    boolean isLeftOut = omitNone ? value.isAbsent() : value.isUndefined();
    return !isLeftOut && !(value instanceof FunctionValue);
  }

  private boolean isPrinted(String key) {
    return hidden || key.isEmpty() || key.charAt(0) != '_';
  }

  /** One selection, weighed while it is made. */
  private static final class Walk {
    private final Selection selection;
    private final Weight weight = new Weight();

    Walk(Selection selection) {
      this.selection = selection;
    }

    Value of(Value value, int level) {
      Limits.depth(level);
      if (value instanceof KclList list) {
        return ofList(list, level + 1);
      }
      return value instanceof KclDict dict ? ofDict(dict, level + 1) : value;
    }

    private KclList ofList(KclList list, int level) {
      weight.add(list);
      var printed = list;
      for (int i = 0; i < list.size(); i++) {
        var item = list.get(i);
        boolean isShown = selection.isPrinted(item);
        var shown = isShown ? of(item, level) : item;
        if (printed == list && (!isShown || shown != item)) {
          printed = list.part(0, i);
        }
        if (printed != list && isShown) {
          printed.add(shown);
        }
      }
      return printed;
    }

    private KclDict ofDict(KclDict dict, int level) {
      weight.add(dict);
      if (selection.sorted) {
        return sorted(dict, level);
      }
      var printed = dict;
      for (int i = 0; i < dict.size(); i++) {
        var value = dict.valueAt(i);
        boolean isShown = selection.isPrinted(value) && selection.isPrinted(dict.keyAt(i));
        var shown = isShown ? of(value, level) : value;
        if (printed == dict && (!isShown || shown != value)) {
          printed = firstEntries(dict, i);
        }
        if (printed != dict && isShown) {
          printed.put(dict.keyAt(i), shown);
        }
      }
      return printed;
    }

    private static KclDict firstEntries(KclDict dict, int count) {
      var first = new KclDict(dict.size());
      for (int i = 0; i < count; i++) {
        first.put(dict.keyAt(i), dict.valueAt(i));
      }
      return first;
    }

    private KclDict sorted(KclDict dict, int level) {
      var copy = new KclDict(dict.size());
      for (var key : sortedKeys(dict)) {
        var value = dict.get(key);
        if (selection.isPrinted(value) && selection.isPrinted(key)) {
          copy.put(key, of(value, level));
        }
      }
      return copy;
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
