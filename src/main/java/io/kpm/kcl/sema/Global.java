// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.Place;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.syntax.Word;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A variable of a package: where it is first assigned, and its type once somebody asked. */
final class Global {
  private final Word name;
  private final FileContext file;
  private final Optional<TypeNode> annotation;
  private final Expr value;
  private @Nullable Type type;
  private boolean passed;

  /** A variable whose first assignment, in this file, has this annotation and value. */
  Global(Word name, FileContext file, Optional<TypeNode> annotation, Expr value) {
    this.name = name;
    this.file = file;
    this.annotation = annotation;
    this.value = value;
  }

  String name() {
    return name.text();
  }

  /** Where it is first assigned. */
  Place place() {
    return name.span().place();
  }

  /** The value it is first given. */
  Expr value() {
    return value;
  }

  /** The annotation of the first assignment. */
  Optional<TypeNode> annotation() {
    return annotation;
  }

  /**
   * The type: as annotated, or widened from the first value. A value that depends on the variable
   * itself does not say.
   */
  Type type(ExprChecker expressions, TypeReader types) {
    var known = type;
    if (known == null) {
      type = BasicType.ANY;
      known = annotation.isPresent()
          ? types.read(annotation.get(), file)
          : expressions.quietly(value, Env.of(file));
      type = known;
    }
    return known;
  }

  /** Notes that the walk has come past its first assignment. */
  void pass() {
    passed = true;
  }

  /** Whether what stands above its first assignment, or in its value, asks for it. */
  boolean isAhead() {
    return !passed && annotation.isEmpty();
  }

  /** Gives the type that a later value has, if nothing was known before. */
  void refine(Type later) {
    if (type == BasicType.ANY) {
      type = later;
    }
  }
}
