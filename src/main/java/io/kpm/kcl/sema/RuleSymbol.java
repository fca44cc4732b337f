// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A declared rule with its parents and its protocol. */
public final class RuleSymbol {
  private final String packagePath;
  private final Stmt.Rule declaration;
  private final List<RuleSymbol> parents = new ArrayList<>();
  private Optional<SchemaSymbol> host = Optional.empty();

  RuleSymbol(String packagePath, Stmt.Rule declaration) {
    this.packagePath = packagePath;
    this.declaration = declaration;
  }

  public Stmt.Rule declaration() {
    return declaration;
  }

  public String name() {
    return declaration.header().name().text();
  }

  public String packagePath() {
    return packagePath;
  }

  public List<RuleSymbol> parents() {
    return java.util.Collections.unmodifiableList(parents);
  }

  /** Whether it is {@code other} or one of its parents is of that kind. */
  boolean isKindOf(RuleSymbol other) {
    return this == other || parents.stream().anyMatch(parent -> parent.isKindOf(other));
  }

  void addParent(RuleSymbol symbol) {
    parents.add(symbol);
  }

  /** The protocol behind {@code for}. */
  public Optional<SchemaSymbol> host() {
    return host;
  }

  void setHost(SchemaSymbol symbol) {
    host = Optional.of(symbol);
  }
}
