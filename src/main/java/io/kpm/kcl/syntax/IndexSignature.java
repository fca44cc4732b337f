// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.Optional;

/** {@code [key: keyType]: type = value} or {@code [...str]: type} */
public record IndexSignature(
    int id, Span span, SignatureKey key, TypeNode type, Optional<Expr> value) implements Node {
  /**
   * {@code name: ...type}
   *
   * @param anyOther whether {@code ...} is written: the signature leaves declared attributes alone
   */
  public record SignatureKey(Optional<Word> name, boolean anyOther, TypeNode type) {}
}
