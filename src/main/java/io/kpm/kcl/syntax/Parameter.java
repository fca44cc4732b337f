// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.Optional;

/** {@code name: type = value} */
public record Parameter(int id, Span span, Word name, Optional<TypeNode> type, Optional<Expr> value)
    implements Node {}
