// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/**
 * One method per kind of written type.
 *
 * @param <C> the context handed down, such as a frame
 * @param <R> the result
 */
public interface TypeVisitor<C, R> {
  R visitBasic(TypeNode.Basic basic, C context);

  R visitLiteral(TypeNode.Literal literal, C context);

  R visitList(TypeNode.ListType listType, C context);

  R visitDict(TypeNode.DictType dictType, C context);

  R visitUnion(TypeNode.Union union, C context);

  R visitFunction(TypeNode.Function function, C context);

  R visitNamed(TypeNode.Named named, C context);

  R visitMissing(TypeNode.Missing missing, C context);
}
