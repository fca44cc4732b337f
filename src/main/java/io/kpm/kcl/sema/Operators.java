// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.BinaryOperator;
import io.kpm.kcl.syntax.CompareOperator;
import io.kpm.kcl.syntax.UnaryOperator;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import io.kpm.kcl.type.UnionType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which operands the operators take, and what they make of them; empty stands for an error. */
final class Operators {
  private static final Set<BasicType> INTS = EnumSet.of(BasicType.INT);
  private static final Set<BasicType> NUMBERS = EnumSet.of(BasicType.INT, BasicType.FLOAT);
  private static final Set<BasicType> ORDINALS =
      EnumSet.of(BasicType.INT, BasicType.FLOAT, BasicType.BOOL);
  private static final Set<BasicType> PRIMITIVES =
      EnumSet.of(BasicType.INT, BasicType.FLOAT, BasicType.BOOL, BasicType.STR);

  private Operators() {}

  static Optional<Type> binary(BinaryOperator operator, Type left, Type right) {
    var a = plain(left);
    var b = plain(right);
    return switch (operator) {
      case AND -> Optional.of(BasicType.BOOL);
      case OR -> Optional.of(TypeRelation.sup(List.of(left, right)));
      case AS -> Optional.of(right);
      default -> isAny(a) || isAny(b) ? Optional.of(BasicType.ANY) : strict(operator, a, b);
    };
  }

  private static Optional<Type> strict(BinaryOperator operator, Type a, Type b) {
    return switch (operator) {
      case ADD -> add(a, b);
      case MULTIPLY -> multiply(a, b);
      case SUBTRACT, POWER, DIVIDE, FLOOR_DIVIDE -> numbers(a, b);
      case MODULO -> isNumber(a) && isNumber(b) ? Optional.of(BasicType.INT) : Optional.empty();
      case LEFT_SHIFT, RIGHT_SHIFT, BIT_AND, BIT_XOR -> ints(a, b);
      case BIT_OR -> unite(a, b);
      case AS, OR, AND -> throw new IllegalStateException(operator.text());
    };
  }

  private static Optional<Type> add(Type a, Type b) {
    if (a == BasicType.STR && b == BasicType.STR) {
      return Optional.of(BasicType.STR);
    }
    if (a instanceof ListType x && b instanceof ListType y) {
      return Optional.of(new ListType(TypeRelation.sup(List.of(x.item(), y.item()))));
    }
    return numbers(a, b);
  }

  private static Optional<Type> multiply(Type a, Type b) {
    if (isInt(a) && isRepeatable(b)) {
      return Optional.of(b);
    }
    if (isInt(b) && isRepeatable(a)) {
      return Optional.of(a);
    }
    return numbers(a, b);
  }

  /** Whether a type, or all members of a union, can be multiplied by an int. */
  private static boolean isRepeatable(Type type) {
    if (type instanceof UnionType union) {
      for (var member : union.members()) {
        if (!isRepeatable(member) && !isNumber(member)) {
          return false;
        }
      }
      return true;
    }
    return type == BasicType.STR || type instanceof ListType;
  }

  private static Optional<Type> numbers(Type a, Type b) {
    if (!isNumber(a) || !isNumber(b)) {
      return Optional.empty();
    }
    boolean isFloat = a == BasicType.FLOAT || b == BasicType.FLOAT;
    return Optional.of(isFloat ? BasicType.FLOAT : BasicType.INT);
  }

  private static Optional<Type> ints(Type a, Type b) {
    return isInt(a) && isInt(b) ? Optional.of(BasicType.INT) : Optional.empty();
  }

  private static Optional<Type> unite(Type a, Type b) {
    if (isInt(a) && isInt(b)) {
      return Optional.of(BasicType.INT);
    }
    if (a == BasicType.NONE) {
      return Optional.of(b);
    }
    if (b == BasicType.NONE) {
      return Optional.of(a);
    }
    if (a instanceof ListType x && b instanceof ListType y) {
      return Optional.of(new ListType(TypeRelation.sup(List.of(x.item(), y.item()))));
    }
    if (a instanceof DictType x && b instanceof DictType y) {
      return Optional.of(Dicts.union(x, y));
    }
    boolean isSchema =
        a instanceof SchemaType && (b instanceof SchemaType || b instanceof DictType);
    return isSchema ? Optional.of(a) : Optional.empty();
  }

  /** Whether a comparison takes these operands. */
  static boolean comparable(CompareOperator operator, Type left, Type right) {
    var a = plain(left);
    var b = plain(right);
    if (isAny(a) || isAny(b)) {
      return true;
    }
    return switch (operator) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> isOrdinal(a) && isOrdinal(b);
      case EQUAL, NOT_EQUAL -> areEqualKinds(a, b);
      case IN, NOT_IN ->
        b == BasicType.STR
            || b instanceof ListType
            || b instanceof DictType
            || b instanceof SchemaType;
      case IS, IS_NOT ->
        (isOrdinal(a) && isOrdinal(b)) || a == BasicType.NONE || b == BasicType.NONE;
    };
  }

  private static boolean areEqualKinds(Type a, Type b) {
    return a == BasicType.NONE
        || b == BasicType.NONE
        || (isPrimitive(a) && isPrimitive(b))
        || (a instanceof ListType && b instanceof ListType)
        || (isMapping(a) && isMapping(b));
  }

  static Optional<Type> unary(UnaryOperator operator, Type operand) {
    var type = plain(operand);
    boolean fits = switch (operator) {
      case NOT -> true;
      case PLUS, MINUS -> isAny(type) || isNumber(type);
      case INVERT -> isAny(type) || isInt(type);
    };
    if (!fits) {
      return Optional.empty();
    }
    return Optional.of(operator == UnaryOperator.NOT ? BasicType.BOOL : type);
  }

  /** A type in which literals have become the types of all such values. */
  private static Type plain(Type type) {
    return type instanceof LiteralType || type instanceof UnionType
        ? TypeRelation.widen(type)
        : type;
  }

  private static boolean isAny(Type type) {
    return type == BasicType.ANY;
  }

  private static boolean isInt(Type type) {
    return consistsOf(type, INTS);
  }

  private static boolean isNumber(Type type) {
    return consistsOf(type, NUMBERS);
  }

  private static boolean isOrdinal(Type type) {
    return consistsOf(type, ORDINALS);
  }

  private static boolean isPrimitive(Type type) {
    return consistsOf(type, PRIMITIVES);
  }

  /** Whether a type, or all members of a union, are among these. */
  private static boolean consistsOf(Type type, Set<BasicType> allowed) {
    if (!(type instanceof UnionType union)) {
      return type instanceof BasicType basic && allowed.contains(basic);
    }
    for (var member : union.members()) {
      if (!consistsOf(member, allowed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMapping(Type type) {
    return type instanceof DictType || type instanceof SchemaType;
  }
}
