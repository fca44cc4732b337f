// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The two values that stand for no value: None and Undefined. */
public final class Absent extends Value {
  public static final Absent NONE = new Absent(Kind.NONE, "NoneType");
  public static final Absent UNDEFINED = new Absent(Kind.UNDEFINED, "UndefinedType");

  private final Kind kind;
  private final String typeName;

  private Absent(Kind kind, String typeName) {
    this.kind = kind;
    this.typeName = typeName;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean isTrue() {
    return false;
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
