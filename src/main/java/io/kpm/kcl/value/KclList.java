// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

import java.util.Arrays;

/** A list of values that grows in place. */
public final class KclList extends Value {
  private static final Value[] NOTHING = {};
  private static final int FIRST_CAPACITY = 8;

  private Value[] items;
  private int size;

  public KclList() {
    this.items = NOTHING;
  }

  /** An empty list with room for {@code capacity} items. */
  public KclList(int capacity) {
    this.items = capacity == 0 ? NOTHING : new Value[capacity];
  }

  public static KclList of(Value... items) {
    var list = new KclList(items.length);
    System.arraycopy(items, 0, list.items, 0, items.length);
    list.size = items.length;
    return list;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The item at a position from 0 to size - 1. */
  public Value get(int position) {
    if (position >= size) {
      throw new IndexOutOfBoundsException(position);
    }
    return items[position];
  }

  /** Replaces the item at a position from 0 to size - 1. */
  public void set(int position, Value item) {
    if (position >= size) {
      throw new IndexOutOfBoundsException(position);
    }
    items[position] = item;
  }

  public void add(Value item) {
    if (size == items.length) {
      grow(size + 1L);
    }
    items[size++] = item;
  }

  public void addAll(KclList more) {
    int count = more.size;
    if (size + (long) count > items.length) {
      grow(size + (long) count);
    }
    System.arraycopy(more.items, 0, items, size, count);
    size += count;
  }

  /** Inserts all items of {@code more} before a position from 0 to size. */
  public void insertAll(int position, KclList more) {
    int count = more.size;
    if (size + (long) count > items.length) {
      grow(size + (long) count);
    }
    var added = more == this ? more.items.clone() : more.items;
    System.arraycopy(items, position, items, position + count, size - position);
    System.arraycopy(added, 0, items, position, count);
    size += count;
  }

  public void remove(int position) {
    System.arraycopy(items, position + 1, items, position, size - position - 1);
    items[--size] = Absent.UNDEFINED;
  }

  /** A new list of the items from {@code from} up to, not including, {@code to}. */
  public KclList part(int from, int to) {
    var list = new KclList(to - from);
    System.arraycopy(items, from, list.items, 0, to - from);
    list.size = to - from;
    return list;
  }

  /** The items in a new array. */
  public Value[] toArray() {
    return Arrays.copyOf(items, size);
  }

  @Override
  public Kind kind() {
    return Kind.LIST;
  }

  @Override
  public boolean isTrue() {
    return size != 0;
  }

  @Override
  public String typeName() {
    return "list";
  }

  private void grow(long needed) {
    Limits.items(needed);
    long doubled = Math.min(items.length * 2L, Limits.ITEMS);
    items = Arrays.copyOf(items, (int) Math.max(Math.max(needed, doubled), FIRST_CAPACITY));
  }
}
