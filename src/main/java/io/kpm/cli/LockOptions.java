// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.oci.RegistryAccess;
import io.kpm.ops.LockUse;
import java.util.Optional;

/** The options of all commands that settle dependencies. */
final class LockOptions {
  private final Flag locked;
  private final Flag frozen;
  private final Flag noSumCheck;
  private final Optional<Flag> vendor;

  private LockOptions(Arguments arguments, boolean hasVendor) {
    arguments.section("Dependency options");
    vendor = hasVendor
        ? Optional.of(arguments.flag("--vendor", "Take dependencies from ./vendor, if there."))
        : Optional.empty();
    locked = arguments.flag("--locked", "Fail if kcl.mod.lock would change.");
    frozen = arguments.flag("--frozen", "The same as --locked --offline.");
    noSumCheck = arguments.flag(
        "--no_sum_check", "Do not compare dependencies with kcl.mod.lock, and do not write it.");
  }

  /** For commands that never look into {@code vendor}. */
  static LockOptions of(Arguments arguments) {
    return new LockOptions(arguments, false);
  }

  static LockOptions withVendor(Arguments arguments) {
    return new LockOptions(arguments, true);
  }

  LockUse toUse() {
    return new LockUse(
        locked.isOn() || frozen.isOn(),
        noSumCheck.isOn(),
        vendor.isPresent() && vendor.get().isOn());
  }

  /** The access without a network, if {@code --frozen} says so. */
  RegistryAccess applyTo(RegistryAccess access) {
    return frozen.isOn() ? access.offlineAccess() : access;
  }
}
