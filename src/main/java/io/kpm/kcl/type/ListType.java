// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** {@code [T]} */
public record ListType(Type item) implements Type {
  /** {@code [any]} */
  public static final ListType OF_ANY = new ListType(BasicType.ANY);

  @Override
  public String text() {
    return "[" + item.text() + "]";
  }

  @Override
  public String toString() {
    return text();
  }
}
