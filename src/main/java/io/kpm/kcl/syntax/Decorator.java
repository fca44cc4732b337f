// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;

/** {@code @name} or {@code @name(args)}; that the name is simple is checked later. */
public record Decorator(int id, Span span, Expr.Name name, Arguments arguments) implements Node {}
