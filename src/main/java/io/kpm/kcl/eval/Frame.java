// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import org.jspecify.annotations.Nullable;

/**
 * Where code runs: the package it belongs to, the local names around it, and the instance whose
 * body it is part of, if any.
 */
final class Frame {
  private final PackageState home;
  private final Scope scope;
  private final @Nullable Construction construction;
  private final boolean storesLocally;

  private Frame(
      PackageState home, Scope scope, @Nullable Construction construction, boolean storesLocally) {
    this.home = home;
    this.scope = scope;
    this.construction = construction;
    this.storesLocally = storesLocally;
  }

  /** The frame of a package's own statements. */
  static Frame of(PackageState home) {
    return new Frame(home, Scope.outermost(), null, false);
  }

  /** The frame of a schema body, in the package that defines the schema. */
  static Frame of(PackageState home, Scope parameters, Construction construction) {
    return new Frame(home, parameters, construction, false);
  }

  /** The same place with other local names. */
  Frame with(Scope inner) {
    return new Frame(home, inner, construction, storesLocally);
  }

  /** The same place as the body of a function, whose assignments are local to {@code inner}. */
  Frame function(Scope inner) {
    return new Frame(home, inner, construction, true);
  }

  PackageState home() {
    return home;
  }

  Scope scope() {
    return scope;
  }

  /** The instance whose body this is, or null. */
  @Nullable
  Construction construction() {
    return construction;
  }

  /** Whether assignments make local names. */
  boolean storesLocally() {
    return storesLocally;
  }
}
