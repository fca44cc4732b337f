// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.Span;
import java.util.List;

/** {@code a}, {@code a.b} or {@code a["k"][0].b}: what an assignment changes. */
public record Target(int id, Span span, Word name, List<Step> path) implements Node {
  public Target {
    path = List.copyOf(path);
  }

  public boolean isSimple() {
    return path.isEmpty();
  }

  /** One step from a value to a part of it. */
  public sealed interface Step extends Node {}

  /** {@code .name} */
  public record Member(int id, Span span, String name) implements Step {}

  /** {@code [index]} */
  public record Element(int id, Span span, Expr index) implements Step {}
}
