// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.oci.RegistryAccess;
import io.kpm.ops.Graph;
import io.kpm.ops.LockUse;
import java.util.Optional;

/** The options of all commands that settle dependencies, those about registries among them. */
final class DependencyOptions {
  private final Optional<Flag> vendor;
  private final Flag locked;
  private final Flag frozen;
  private final Flag noSumCheck;
  private final RegistryOptions registry;

  private DependencyOptions(Arguments arguments, boolean hasVendor) {
    arguments.section("Dependency options");
    vendor = hasVendor
        ? Optional.of(arguments.flag("--vendor", "Take dependencies from ./vendor, if there."))
        : Optional.empty();
    locked = arguments.flag("--locked", "Fail if kcl.mod.lock would change.");
    frozen = arguments.flag("--frozen", "The same as --locked --offline.");
    noSumCheck = arguments.flag(
        "--no_sum_check", "Do not compare dependencies with kcl.mod.lock, and do not write it.");
    registry = new RegistryOptions(arguments);
  }

  /** For commands that never look into {@code vendor}, or change it. */
  static DependencyOptions of(Arguments arguments) {
    return new DependencyOptions(arguments, false);
  }

  static DependencyOptions withVendor(Arguments arguments) {
    return new DependencyOptions(arguments, true);
  }

  LockUse toUse() {
    return new LockUse(
        locked.isOn() || frozen.isOn(),
        noSumCheck.isOn(),
        vendor.isPresent() && vendor.get().isOn());
  }

  /** The access to registries; reads a secret from stdin if that was asked for. */
  RegistryAccess toAccess(Session session) {
    var access = registry.toAccess(new SecretSource(session));
    return frozen.isOn() ? access.offlineAccess() : access;
  }

  /** The project of the current directory, to be looked at. */
  Graph.Request toRequest(Session session) {
    return new Graph.Request(session.operations().workingDirectory(), toUse());
  }
}
