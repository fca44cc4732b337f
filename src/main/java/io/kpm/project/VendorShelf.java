// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageDir;
import io.kpm.store.VendorDirectory;
import java.util.List;
import java.util.Optional;

/** The directory {@code vendor} of the project; what it lacks comes from another shelf. */
final class VendorShelf implements Shelf {
  private final VendorDirectory vendor;
  private final Pins pins;
  private final Rules rules;
  private final Shelf other;

  VendorShelf(VendorDirectory vendor, Pins pins, Rules rules, Shelf other) {
    this.vendor = vendor;
    this.pins = pins;
    this.rules = rules;
    this.other = other;
  }

  @Override
  public PackageDir get(Place.Registry place, Revision revision) {
    Optional<LockEntry> pin = pins.entry(new PackageVersion(place, revision));
    if (pin.isEmpty()) {
      return other.get(place, revision);
    }
    var name = VendorDirectory.nameOf(pin.get().key(), revision.toString());
    if (!vendor.has(name)) {
      return other.get(place, revision);
    }
    return vendor.open(name, rules.promise(pin.get()));
  }

  @Override
  public List<String> tags(Place.Registry place) {
    return other.tags(place);
  }
}
