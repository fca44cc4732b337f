// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The union of values: of the operator {@code |}, of repeated config keys, of configs with the
 * defaults of a schema, and of the results of top-level expressions.
 *
 * <p>The left side is changed and returned, or replaced by an instance; a caller that needs it
 * later passes a copy. Entries of the right side are taken over by reference.
 */
public final class Merge {
  private final Rebuilder rebuilder;
  private final Arithmetic arithmetic;
  private final Effort effort;

  public Merge(Rebuilder rebuilder, Arithmetic arithmetic, Effort effort) {
    this.rebuilder = rebuilder;
    this.arithmetic = arithmetic;
    this.effort = effort;
  }

  /** Which tests a merge makes and whether it builds instances again. */
  public enum Rule {
    /** {@code x | y}, {@code x |= y}, {@code x: S {}} on an existing x, {@code **e}. */
    OPERATOR(true, true),
    /** Repeated keys in a literal. */
    LITERAL(true, false),
    /** A config over defaults, an assignment inside a schema body. */
    CONFIG(false, true);

    private final boolean agree;
    private final boolean rebuild;

    Rule(boolean agree, boolean rebuild) {
      this.agree = agree;
      this.rebuild = rebuild;
    }
  }

  /**
   * The operator {@code |}: works on a deep copy of {@code a}; of ints the bits.
   *
   * @throws EvalError if the sides conflict or cannot be united
   */
  public Value union(Value a, Value b) {
    if (a instanceof IntValue && b instanceof IntValue) {
      return arithmetic.or(a, b);
    }
    if (!a.isAbsent() && !b.isAbsent() && !(isCollection(a) && isCollection(b))) {
      throw new EvalError("unsupported operand type(s) for |: '\"" + a.typeName() + "\"' and '\""
          + b.typeName() + "\"'");
    }
    return into(Copies.deep(a, effort), b, Rule.OPERATOR);
  }

  /**
   * Merges {@code x} into {@code p} and returns the result.
   *
   * @throws EvalError if values conflict or an index is wrong
   */
  public Value into(Value p, Value x, Rule rule) {
    return merge(p, x, new Step(rule, null, "", 0));
  }

  /**
   * Merges one config entry into a dict, as if it were the only one of its literal.
   *
   * @throws EvalError if values conflict or the index is wrong
   */
  public void entryInto(KclDict p, Entry entry, Rule rule) {
    mergeEntry(p, entry, new Step(rule, null, "", 0));
  }

  /**
   * Merges the result of a top-level expression into what the program printed so far.
   *
   * @throws EvalError if the two do not agree
   */
  public Value topLevel(Value p, Value x) {
    if (!agrees(x, p, 0)) {
      throw new EvalError("conflicting values between " + shown(x) + " and " + shown(p));
    }
    var root = new Step(Rule.LITERAL, null, "", 0);
    return merge(p, x, new Step(Rule.LITERAL, root, "", 0));
  }

  /** One entry of a config; without index that is {@link KclDict#NO_INDEX}. */
  public record Entry(String key, Value value, EntryOperation operation, int index) {}

  private Value merge(Value p, Value x, Step at) {
    if (p.isAbsent()) {
      return x;
    }
    if (x.isAbsent()) {
      return p;
    }
    if (p instanceof KclList into) {
      return x instanceof KclList list ? mergeLists(into, list, at) : replace(p, x);
    }
    if (p instanceof KclDict into) {
      return x instanceof KclDict dict ? mergeDicts(into, dict, at) : replace(p, x);
    }
    return x;
  }

  private static Value replace(Value p, Value x) {
    if (isCollection(x)) {
      throw new EvalError(
          "union failure, expect \"" + p.typeName() + "\", got \"" + x.typeName() + "\"");
    }
    return x;
  }

  private KclList mergeLists(KclList p, KclList x, Step at) {
    int common = Math.min(p.size(), x.size());
    for (int i = 0; i < common; i++) {
      p.set(i, merge(p.get(i), x.get(i), at.into("list[" + i + "]")));
    }
    for (int i = common; i < x.size(); i++) {
      p.add(x.get(i));
    }
    return p;
  }

  private Value mergeDicts(KclDict p, KclDict x, Step at) {
    var keys =
        x instanceof Instance || p instanceof Instance ? configKeys(p, x) : List.<String>of();
    for (int i = 0; i < x.size(); i++) {
      mergeEntry(p, new Entry(x.keyAt(i), x.valueAt(i), x.operationAt(i), x.indexAt(i)), at);
    }
    if (p instanceof Instance || x instanceof Instance) {
      return instance(p, x, keys, at);
    }
    return p;
  }

  private static List<String> configKeys(KclDict p, KclDict x) {
    var keys = new LinkedHashSet<>(configKeys(p));
    keys.addAll(configKeys(x));
    return List.copyOf(keys);
  }

  private static List<String> configKeys(KclDict dict) {
    if (dict instanceof Instance instance) {
      return instance.configKeys();
    }
    var keys = new ArrayList<String>(dict.size());
    for (int i = 0; i < dict.size(); i++) {
      keys.add(dict.keyAt(i));
    }
    return keys;
  }

  private Value instance(KclDict p, KclDict x, List<String> keys, Step at) {
    Instance result;
    if (p instanceof Instance own) {
      result = own;
    } else {
      // one of the two sides is an instance, as the caller has tested
      result = ((Instance) x).emptyCopy();
      result.takeLayout(p);
    }
    if (x instanceof Instance other) {
      result.setArguments(other.arguments());
    }
    result.setConfigKeys(keys);
    return at.rule.rebuild ? rebuilder.rebuild(result) : result;
  }

  private void mergeEntry(KclDict p, Entry entry, Step at) {
    boolean indexed = entry.index() != KclDict.NO_INDEX;
    int position = p.find(entry.key());
    if (position < 0 && !indexed) {
      p.put(entry.key(), entry.value(), entry.operation(), KclDict.NO_INDEX);
      return;
    }
    switch (entry.operation()) {
      case MERGE -> mergeValue(p, entry, at);
      case OVERRIDE -> override(p, entry);
      case INSERT -> insert(p, entry);
    }
    // what is merged last says how the whole meets a value elsewhere
    p.put(entry.key(), p.get(entry.key()), entry.operation(), entry.index());
  }

  private void mergeValue(KclDict p, Entry entry, Step at) {
    var old = p.get(entry.key());
    var below = at.into(entry.key());
    if (entry.index() != KclDict.NO_INDEX) {
      if (!(old instanceof KclList list) || list.isEmpty()) {
        throw new EvalError(
            "only non-empty list attribute can be union value with the index " + entry.index());
      }
      int item = itemOf(list, entry.index());
      list.set(item, merge(list.get(item), entry.value(), below));
      return;
    }
    if (at.rule.agree && !agrees(entry.value(), old, 0)) {
      throw conflict(entry, old, below);
    }
    p.put(entry.key(), merge(old, entry.value(), below));
  }

  private static void override(KclDict p, Entry entry) {
    if (entry.index() == KclDict.NO_INDEX) {
      p.put(entry.key(), entry.value());
      return;
    }
    if (!(p.get(entry.key()) instanceof KclList list)) {
      throw new EvalError(
          "only list attribute can be override value with the index " + entry.index());
    }
    if (!entry.value().isUndefined()) {
      list.set(itemOf(list, entry.index()), entry.value());
      return;
    }
    int item = fromEnd(list, entry.index());
    if (item < 0 || item >= list.size()) {
      throw new EvalError(
          "removal index (is " + entry.index() + ") should be < len (is " + list.size() + ")");
    }
    list.remove(item);
  }

  private static void insert(KclDict p, Entry entry) {
    var old = p.get(entry.key());
    if (old.isAbsent()) {
      old = new KclList();
      p.put(entry.key(), old);
    }
    if (!(old instanceof KclList list) || !(entry.value() instanceof KclList more)) {
      throw new EvalError("only list attribute can be inserted value, the origin value type is "
          + old.typeName() + " and got value type is " + entry.value().typeName());
    }
    int item = entry.index() == KclDict.NO_INDEX ? list.size() : fromEnd(list, entry.index());
    if (item < 0) {
      throw outOfBounds(list, entry.index());
    }
    if (item > list.size()) {
      throw new EvalError(
          "insertion index (is " + entry.index() + ") should be <= len (is " + list.size() + ")");
    }
    list.insertAll(item, more);
  }

  private static int itemOf(KclList list, int index) {
    int item = fromEnd(list, index);
    if (item < 0 || item >= list.size()) {
      throw outOfBounds(list, index);
    }
    return item;
  }

  private static int fromEnd(KclList list, int index) {
    return index < 0 ? index + list.size() : index;
  }

  private static EvalError outOfBounds(KclList list, int index) {
    return new EvalError(
        "index out of bounds: the len is " + list.size() + " but the index is " + index);
  }

  /** Whether two values of one key may be united without losing anything. */
  private static boolean agrees(Value a, Value b, int level) {
    if (a.isAbsent() || b.isAbsent()) {
      return true;
    }
    if (a instanceof KclDict) {
      return b instanceof KclDict;
    }
    if (a instanceof KclList x) {
      return b instanceof KclList y && listsAgree(x, y, level + 1);
    }
    return a instanceof FunctionValue ? b instanceof FunctionValue : Equality.equal(a, b);
  }

  private static boolean listsAgree(KclList a, KclList b, int level) {
    Limits.depth(level);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!agrees(a.get(i), b.get(i), level)) {
        return false;
      }
    }
    return true;
  }

  private static EvalError conflict(Entry entry, Value old, Step at) {
    var text = """
        conflicting values on the attribute '%s' between :
            %s
        and
            %s
        with union path :
            %s
        try operator '=' to override the attribute, like:
            {...} | {
                    ...
                    %s = %s
                    ...
            }""";
    var fresh = shown(entry.value());
    return new EvalError(
        text.formatted(entry.key(), shown(old), fresh, at.path(), entry.key(), fresh));
  }

  private static String shown(Value value) {
    return switch (value.kind()) {
      case LIST -> "[...]";
      case DICT, INSTANCE -> "{...}";
      case STR -> quoted(((StrValue) value).value());
      case BOOL -> value.isTrue() ? "true" : "false";
      case QUANTITY -> Digits.plain(((QuantityValue) value).value());
      case NONE, UNDEFINED -> "null";
      case INT, FLOAT, FUNCTION -> Text.of(value);
    };
  }

  private static String quoted(String text) {
    var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped.replace("\r", "\\r").replace("\t", "\\t") + '"';
  }

  private static boolean isCollection(Value value) {
    return value instanceof KclList || value instanceof KclDict;
  }

  /** A place inside the merged values, for messages. */
  private record Step(Rule rule, @Nullable Step outer, String name, int level) {

    Step into(String inner) {
      Limits.depth(level + 1);
      return new Step(rule, this, inner, level + 1);
    }

    String path() {
      if (outer == null) {
        return name;
      }
      var above = outer.path();
      return outer.outer == null ? above + name : above + "." + name;
    }
  }
}
