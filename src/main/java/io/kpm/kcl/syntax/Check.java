// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.Optional;

/** {@code condition if guard, message}: it fails if the guard holds and the condition does not. */
public record Check(int id, Span span, Expr condition, Optional<Expr> guard, Optional<Expr> message)
    implements Node {}
