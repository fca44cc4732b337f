// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Diagnostic.Message;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import io.kpm.kcl.type.UnionType;
import java.util.List;

/** The test whether a value may stand where a type is expected. */
final class Fitting {
  private final Problems problems;

  Fitting(Problems problems) {
    this.problems = problems;
  }

  /** Reports a type that does not fit: at {@code place}, and where the expectation is declared. */
  void require(Type got, Expected expected, Place place) {
    if (fits(got, expected.type())) {
      return;
    }
    var wanted = expected.type().text();
    var first = Message.at(place, "expected " + wanted + ", got " + got.text());
    if (expected.declaredAt().isEmpty()) {
      problems.add(DiagnosticKind.TYPE, first);
      return;
    }
    var second = Message.at(
        expected.declaredAt().get(),
        "variable is defined here, its type is " + wanted + ", but got " + got.text());
    problems.add(DiagnosticKind.TYPE, first, second);
  }

  /**
   * Whether {@code got} may be used as {@code wanted}. A dict may stand for a schema: its entries
   * were checked where they stand.
   */
  static boolean fits(Type got, Type wanted) {
    if (got instanceof UnionType union) {
      return allFit(union.members(), wanted);
    }
    if (wanted instanceof UnionType union) {
      return fitsOne(got, union.members());
    }
    if (got instanceof ListType a && wanted instanceof ListType b) {
      return fits(a.item(), b.item());
    }
    if (got instanceof DictType a) {
      return wanted instanceof DictType b
          ? fits(a.key(), b.key()) && fits(a.value(), b.value())
          : wanted instanceof SchemaType || TypeRelation.assignable(got, wanted);
    }
    return isIntForFloat(got, wanted) || TypeRelation.assignable(got, wanted);
  }

  /** An int passes for any literal float, too: which one it must be is tested at run time. */
  private static boolean isIntForFloat(Type got, Type wanted) {
    boolean isInt = got == BasicType.INT
        || (got instanceof LiteralType literal && literal.base() == BasicType.INT);
    return isInt && wanted instanceof LiteralType other && other.base() == BasicType.FLOAT;
  }

  private static boolean allFit(List<Type> members, Type wanted) {
    for (var member : members) {
      if (!fits(member, wanted)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsOne(Type got, List<Type> members) {
    for (var member : members) {
      if (fits(got, member)) {
        return true;
      }
    }
    return false;
  }
}
