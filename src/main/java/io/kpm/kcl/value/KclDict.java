// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dict: keys in order of insertion, each with a value, an operation and perhaps a list index.
 *
 * <p>Up to eight entries are found by comparing keys, more by an open hash table of positions.
 * Operations and indexes take memory only in dicts that have other than {@code :} entries.
 */
public sealed class KclDict extends Value permits Instance {
  /** The index of an entry that has none. */
  public static final int NO_INDEX = Integer.MIN_VALUE;

  private static final String[] NO_KEYS = {};
  private static final Value[] NO_VALUES = {};
  private static final int LINEAR = 8;

  private String[] keys;
  private Value[] values;
  private int size;
  private int @Nullable [] table;
  private EntryOperation @Nullable [] operations;
  private int @Nullable [] indexes;

  public KclDict() {
    this.keys = NO_KEYS;
    this.values = NO_VALUES;
  }

  /** An empty dict with room for {@code capacity} entries. */
  public KclDict(int capacity) {
    this.keys = new String[capacity];
    this.values = new Value[capacity];
  }

  /**
   * A dict of these keys, all different, with the value Undefined. It shares the array with others
   * until its own keys change.
   */
  KclDict(String[] keys) {
    this.keys = keys;
    this.values = new Value[keys.length];
    Arrays.fill(values, Absent.UNDEFINED);
    this.size = keys.length;
    this.table = size > LINEAR ? newTable(size) : null;
  }

  public final int size() {
    return size;
  }

  public final boolean isEmpty() {
    return size == 0;
  }

  /** The position of an entry in order of insertion, or -1. */
  public final int find(String key) {
    if (table != null) {
      return lookUp(table, key);
    }
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  public final boolean has(String key) {
    return find(key) >= 0;
  }

  /** The value of {@code key}, Undefined if there is no such entry. */
  public final Value get(String key) {
    int position = find(key);
    return position < 0 ? Absent.UNDEFINED : values[position];
  }

  /** All keys in order. */
  public final List<String> keys() {
    return size == 0 ? List.of() : List.of(Arrays.copyOf(keys, size));
  }

  public final String keyAt(int position) {
    return keys[position];
  }

  public final Value valueAt(int position) {
    return values[position];
  }

  public final EntryOperation operationAt(int position) {
    return operations == null ? EntryOperation.MERGE : operations[position];
  }

  /** The list index of the entry, or {@link #NO_INDEX}. */
  public final int indexAt(int position) {
    return indexes == null ? NO_INDEX : indexes[position];
  }

  /** Replaces value and operation at a position of an entry without index. */
  public final void setAt(int position, Value value, EntryOperation operation) {
    values[position] = value;
    setOperation(position, operation);
    setIndex(position, NO_INDEX);
  }

  /** Replaces the value at a position; operation and index stay. */
  public final void setAt(int position, Value value) {
    values[position] = value;
  }

  /** Sets a value; an existing entry keeps its place, operation and index. */
  public final void put(String key, Value value) {
    int position = find(key);
    if (position >= 0) {
      values[position] = value;
      return;
    }
    append(key, value);
  }

  /** Sets a value with operation and index; an existing entry keeps its place only. */
  public final void put(String key, Value value, EntryOperation operation, int index) {
    int position = find(key);
    if (position >= 0) {
      values[position] = value;
    } else {
      position = append(key, value);
    }
    setOperation(position, operation);
    setIndex(position, index);
  }

  /** Adds an entry with operation and index; false if there is one of this key already. */
  public final boolean putIfAbsent(String key, Value value, EntryOperation operation, int index) {
    if (find(key) >= 0) {
      return false;
    }
    int position = append(key, value);
    setOperation(position, operation);
    setIndex(position, index);
    return true;
  }

  /** Removes an entry; the order of the others stays. */
  public final boolean remove(String key) {
    int position = find(key);
    if (position < 0) {
      return false;
    }
    int rest = size - position - 1;
    keys = keys.clone();
    System.arraycopy(keys, position + 1, keys, position, rest);
    System.arraycopy(values, position + 1, values, position, rest);
    if (operations != null) {
      System.arraycopy(operations, position + 1, operations, position, rest);
      operations[size - 1] = EntryOperation.MERGE;
    }
    if (indexes != null) {
      System.arraycopy(indexes, position + 1, indexes, position, rest);
      indexes[size - 1] = NO_INDEX;
    }
    size--;
    table = table == null || size <= LINEAR ? null : newTable(keys.length);
    return true;
  }

  /** Keeps only the entries at these positions, all different, in this order. */
  public final void keep(int[] positions) {
    var before = new KclDict();
    before.takeLayout(this);
    System.arraycopy(values, 0, before.values, 0, size);
    size = 0;
    table = null;
    operations = null;
    indexes = null;
    for (int position : positions) {
      int added = append(before.keys[position], before.values[position]);
      setOperation(added, before.operationAt(position));
      setIndex(added, before.indexAt(position));
    }
    Arrays.fill(values, size, before.size, Absent.UNDEFINED);
  }

  /**
   * Takes keys, operations and indexes of another dict, sharing its values, in place of its own.
   */
  final void takeLayout(KclDict other) {
    size = other.size;
    keys = Arrays.copyOf(other.keys, size);
    values = Arrays.copyOf(other.values, size);
    operations = other.operations == null ? null : Arrays.copyOf(other.operations, size);
    indexes = other.indexes == null ? null : Arrays.copyOf(other.indexes, size);
    table = other.table == null ? null : newTable(size);
  }

  @Override
  public Kind kind() {
    return Kind.DICT;
  }

  @Override
  public final boolean isTrue() {
    return size != 0;
  }

  @Override
  public String typeName() {
    return "dict";
  }

  private int append(String key, Value value) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    values[size] = value;
    if (table != null) {
      enter(table, size);
    } else if (size >= LINEAR) {
      size++;
      table = newTable(keys.length);
      return size - 1;
    }
    return size++;
  }

  private void grow() {
    int needed = Limits.items(size + 1L);
    int capacity = (int) Math.max(needed, Math.min(Math.max(4, size * 2L), Limits.ITEMS));
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    if (operations != null) {
      operations = Arrays.copyOf(operations, capacity);
      Arrays.fill(operations, size, capacity, EntryOperation.MERGE);
    }
    if (indexes != null) {
      indexes = Arrays.copyOf(indexes, capacity);
      Arrays.fill(indexes, size, capacity, NO_INDEX);
    }
    if (table != null) {
      table = newTable(capacity);
    }
  }

  private void setOperation(int position, EntryOperation operation) {
    if (operations == null) {
      if (operation == EntryOperation.MERGE) {
        return;
      }
      operations = new EntryOperation[keys.length];
      Arrays.fill(operations, EntryOperation.MERGE);
    }
    operations[position] = operation;
  }

  private void setIndex(int position, int index) {
    if (indexes == null) {
      if (index == NO_INDEX) {
        return;
      }
      indexes = new int[keys.length];
      Arrays.fill(indexes, NO_INDEX);
    }
    indexes[position] = index;
  }

  /** A table of at least twice the capacity, holding position + 1 of every entry. */
  private int[] newTable(int capacity) {
    int slots = Integer.highestOneBit(Math.max(capacity, LINEAR) * 2 - 1) << 1;
    var fresh = new int[slots];
    for (int i = 0; i < size; i++) {
      enter(fresh, i);
    }
    return fresh;
  }

  private void enter(int[] slots, int position) {
    int slot = slotOf(keys[position], slots.length);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = position + 1;
  }

  private int lookUp(int[] slots, String key) {
    int slot = slotOf(key, slots.length);
    while (slots[slot] != 0) {
      int position = slots[slot] - 1;
      if (keys[position].equals(key)) {
        return position;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private static int slotOf(String key, int slots) {
    // 2^32 / golden ratio: spreads the low entropy of String.hashCode over the high bits
    return (key.hashCode() * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots) + 1);
  }
}
