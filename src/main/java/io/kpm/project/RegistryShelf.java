// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.hash.Digest;
import io.kpm.mod.LockEntry;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageDir;
import io.kpm.store.PackageStore;
import io.kpm.store.Wanted;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/** The cache, and behind it the registries; what is pinned is got by its digest. */
final class RegistryShelf implements Shelf {
  private final PackageStore store;
  private final Repositories repositories;
  private final Pins pins;
  private final Rules rules;

  RegistryShelf(PackageStore store, Repositories repositories, Pins pins, Rules rules) {
    this.store = store;
    this.repositories = repositories;
    this.pins = pins;
    this.rules = rules;
  }

  @Override
  public PackageDir get(Place.Registry place, Revision revision) {
    var reference = reference(place, revision);
    Optional<LockEntry> pin = pins.entry(new PackageVersion(place, revision));
    try {
      return store.get(pin.isPresent() ? pinned(reference, pin.get()) : Wanted.typed(reference));
    } catch (KpmException e) {
      throw pin.isPresent() ? broken(pin.get(), e) : e;
    } catch (IOException e) {
      throw failure("cannot get", reference, e);
    }
  }

  @Override
  public List<String> tags(Place.Registry place) {
    var reference =
        new Reference(place.host(), place.repository(), Optional.empty(), Optional.empty());
    try {
      return rules.isOffline()
          ? List.of(store.resolve(reference).reference().tag().orElseThrow())
          : repositories.open(reference).tags();
    } catch (IOException e) {
      throw failure("cannot list the tags of", reference, e);
    }
  }

  private Wanted pinned(Reference reference, LockEntry pin) {
    var expected = Wanted.Expected.of(rules.promise(pin));
    Optional<Digest> digest = Digest.parse(pin.checks().digest());
    return digest.isPresent()
        ? Wanted.locked(reference.withDigest(digest.get()), expected)
        : Wanted.required(reference, expected);
  }

  /** Names the dependency whose content is not what the lock says, and the way out. */
  private static KpmException broken(LockEntry pin, KpmException failure) {
    if (failure.id() != ErrorId.E_SUM) {
      return failure;
    }
    var key = Foreign.escape(pin.key());
    return new KpmException(failure.id(), "dependency `" + key + "`: " + failure.text(), failure)
        .withHint("if this is expected: kpm update " + key);
  }

  private static Reference reference(Place.Registry place, Revision revision) {
    Optional<String> tag =
        revision instanceof Revision.Tag named ? Optional.of(named.name()) : Optional.empty();
    Optional<Digest> digest =
        revision instanceof Revision.Digest fixed ? Digest.parse(fixed.digest()) : Optional.empty();
    return new Reference(place.host(), place.repository(), tag, digest);
  }

  private static KpmException failure(String doing, Reference reference, IOException e) {
    var id = e instanceof FileSystemException ? ErrorId.E_IO : ErrorId.E_NET;
    return new KpmException(id, doing + " `" + reference + "`: " + DiskError.reason(e), e);
  }
}
