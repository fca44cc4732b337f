// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.ArrayList;
import java.util.List;

/** How types relate: which fits where, what covers several, what a variable gets. */
public final class TypeRelation {
  // every new member is compared with all others, and nobody reads a message of a thousand types
  private static final int MAX_MEMBERS = 1000;

  private TypeRelation() {}

  /** Whether a value of type {@code a} may be used where {@code b} is expected. */
  public static boolean assignable(Type a, Type b) {
    if (a == BasicType.ANY || b == BasicType.ANY || a == BasicType.NONE) {
      return true;
    }
    if (a instanceof UnionType union) {
      return allFit(union.members(), b);
    }
    if (b instanceof UnionType union) {
      return fitsOne(a, union.members());
    }
    if (a instanceof SchemaType schema) {
      return b instanceof SchemaType other && schema.isKindOf(other);
    }
    if (a instanceof SchemaObjectType schema) {
      return b instanceof SchemaObjectType other
          ? schema.schema().isKindOf(other.schema())
          : b instanceof SchemaType type && schema.schema().isKindOf(type);
    }
    if (a instanceof LiteralType literal) {
      return literalFits(literal, b);
    }
    return structureFits(a, b);
  }

  /**
   * The type that covers all of {@code types}: a union without redundant members, or {@code any} if
   * it had more than a thousand.
   */
  public static Type sup(List<? extends Type> types) {
    var members = new ArrayList<Type>();
    for (var type : types) {
      addMember(members, type);
      if (members.size() > MAX_MEMBERS) {
        return BasicType.ANY;
      }
    }
    if (members.isEmpty()) {
      return BasicType.ANY;
    }
    return members.size() == 1 ? members.get(0) : new UnionType(members);
  }

  /** The type a variable without annotation gets from its first value. */
  public static Type widen(Type type) {
    return new Widening().of(type);
  }

  private static boolean allFit(List<Type> members, Type b) {
    for (var member : members) {
      if (!assignable(member, b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsOne(Type a, List<Type> members) {
    for (var member : members) {
      if (assignable(a, member)) {
        return true;
      }
    }
    return false;
  }

  private static boolean literalFits(LiteralType a, Type b) {
    if (b instanceof LiteralType other) {
      return a.equals(other);
    }
    var base = a.base();
    return base == b
        || (b == BasicType.FLOAT && base != BasicType.STR && base != BasicType.QUANTITY);
  }

  private static boolean structureFits(Type a, Type b) {
    if (a == BasicType.INT && b == BasicType.FLOAT) {
      return true;
    }
    if (a == BasicType.STR && b instanceof LiteralType literal) {
      return literal.base() == BasicType.STR;
    }
    if (a instanceof ListType x && b instanceof ListType y) {
      return assignable(x.item(), y.item());
    }
    if (a instanceof DictType x && b instanceof DictType y) {
      return assignable(x.key(), y.key()) && assignable(x.value(), y.value());
    }
    if (a instanceof FunctionType x) {
      return b == BasicType.FUNCTION || (b instanceof FunctionType y && functionFits(x, y));
    }
    return a.equals(b);
  }

  private static boolean functionFits(FunctionType a, FunctionType b) {
    if (a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      if (!assignable(b.parameters().get(i).type(), a.parameters().get(i).type())) {
        return false;
      }
    }
    return assignable(a.result(), b.result());
  }

  private static void addMember(List<Type> members, Type type) {
    if (type instanceof UnionType union) {
      for (int i = 0; i < union.members().size() && members.size() <= MAX_MEMBERS; i++) {
        addMember(members, union.members().get(i));
      }
      return;
    }
    for (var member : members) {
      if (covers(member, type)) {
        return;
      }
    }
    members.removeIf(member -> covers(type, member));
    members.add(type);
  }

  /**
   * Whether a type holds all values of another; unlike a value, {@code any} fits into itself only.
   */
  private static boolean covers(Type wide, Type narrow) {
    if (narrow == BasicType.ANY || wide == BasicType.ANY) {
      return wide == BasicType.ANY;
    }
    if (narrow instanceof ListType x && wide instanceof ListType y) {
      return covers(y.item(), x.item());
    }
    if (narrow instanceof DictType x && wide instanceof DictType y) {
      return covers(y.key(), x.key()) && covers(y.value(), x.value());
    }
    if (narrow instanceof UnionType union) {
      return coversAll(wide, union.members());
    }
    return wide instanceof UnionType union
        ? oneCovers(union.members(), narrow)
        : assignable(narrow, wide);
  }

  private static boolean coversAll(Type wide, List<Type> members) {
    for (var member : members) {
      if (!covers(wide, member)) {
        return false;
      }
    }
    return true;
  }

  private static boolean oneCovers(List<Type> members, Type narrow) {
    for (var member : members) {
      if (covers(member, narrow)) {
        return true;
      }
    }
    return false;
  }
}
