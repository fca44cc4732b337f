// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageDir;
import io.kpm.store.VendorDirectory;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The copies of its dependencies that a fetched package carries in {@code vendor}, verified as part
 * of it and compared with its own lock; what it lacks comes from another shelf.
 */
final class CarriedShelf implements Shelf {
  private final PackageDir carrier;
  private final Pins pins;
  private final Rules rules;
  private final Shelf other;

  CarriedShelf(PackageDir carrier, Pins pins, Rules rules, Shelf other) {
    this.carrier = carrier;
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
    try {
      Optional<PackageDir> carried = carrier.carried(VendorDirectory.NAME + "/" + name);
      if (carried.isEmpty()) {
        return other.get(place, revision);
      }
      check(carried.get(), pin.get());
      return carried.get();
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_IO,
          "cannot read " + Foreign.quote(name) + " in `" + carrier.origin() + "`: "
              + DiskError.reason(e),
          e);
    }
  }

  @Override
  public List<String> tags(Place.Registry place) {
    return other.tags(place);
  }

  private void check(PackageDir carried, LockEntry pin) throws IOException {
    var promise = rules.promise(pin);
    Optional<String> promised = promise.tree().isPresent() ? promise.tree() : promise.sum();
    if (promised.isEmpty()) {
      return;
    }
    var found = promise.tree().isPresent() ? carried.tree() : carried.sum();
    if (!found.equals(promised.get())) {
      throw new KpmException(
              ErrorId.E_SUM,
              Foreign.quote(pin.key()) + " in the directory `" + VendorDirectory.NAME + "` of `"
                  + carrier.origin() + "` has other content than the lock beside it promises:"
                  + " expected " + Foreign.quote(promised.get()) + ", got `" + found + "`")
          .withHint("without `--vendor` it comes from its registry");
    }
  }
}
