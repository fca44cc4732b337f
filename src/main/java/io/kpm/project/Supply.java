// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.ModFile;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.oci.Reference;
import io.kpm.parallel.Workers;
import io.kpm.resolve.Chain;
import io.kpm.resolve.PackageVersion;
import io.kpm.resolve.Universe;
import io.kpm.store.PackageDir;
import io.kpm.store.PackageStore;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packages that a resolution meets: directories and archives of the user, packages of
 * registries, and what lies inside of these. Each is fetched once, those of one level at the same
 * time.
 */
final class Supply implements Universe {
  // More packages in one graph are an attack or a mistake (failures 3).
  private static final int MAX_PACKAGES = 10_000;

  private static final Chain NOWHERE = new Chain("", List.of());

  private final Shelf shelf;
  private final PackageStore store;
  private final Reference.Defaults defaults;
  private final int threads;
  private final Map<PackageVersion, Supplied> supplied = new ConcurrentHashMap<>();

  Supply(Shelf shelf, PackageStore store, Reference.Defaults defaults, int threads) {
    this.shelf = shelf;
    this.store = store;
    this.defaults = defaults;
    this.threads = threads;
  }

  /** A package that is there already: the fetched root itself. */
  void put(PackageVersion version, Supplied there) {
    supplied.put(version, there);
  }

  /** A package that has been asked for. */
  Supplied of(PackageVersion version) {
    var known = supplied.get(version);
    if (known == null) {
      throw new IllegalStateException("never asked for: " + version);
    }
    return known;
  }

  /** A package, if it has been asked for and was there. */
  Optional<Supplied> find(PackageVersion version) {
    return Optional.ofNullable(supplied.get(version));
  }

  @Override
  public Map<PackageVersion, List<Requirement>> load(Map<PackageVersion, Chain> level) {
    if (supplied.size() + level.size() > MAX_PACKAGES) {
      throw new KpmException(
          ErrorId.E_LIMIT, "there are more than " + MAX_PACKAGES + " packages in the graph");
    }
    try {
      var got = Workers.over(
          level.keySet(), threads, version -> get(version, level.getOrDefault(version, NOWHERE)));
      var requirements = new HashMap<PackageVersion, List<Requirement>>();
      for (var entry : got.entrySet()) {
        supplied.put(entry.getKey(), entry.getValue());
        requirements.put(entry.getKey(), requirements(entry.getValue(), defaults));
      }
      return requirements;
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_IO, "cannot get the dependencies: " + DiskError.reason(e), e);
    }
  }

  @Override
  public Map<Place, List<String>> tags(Map<Place, Chain> places) {
    try {
      return Workers.over(places.keySet(), threads, place -> {
        try {
          return shelf.tags((Place.Registry) place);
        } catch (KpmException e) {
          throw withChain(e, places.getOrDefault(place, NOWHERE));
        }
      });
    } catch (IOException e) {
      throw new KpmException(ErrorId.E_NET, "cannot list tags: " + DiskError.reason(e), e);
    }
  }

  /** What the dependencies of a package mean. */
  static List<Requirement> requirements(Supplied of, Reference.Defaults defaults) {
    var requirements = new ArrayList<Requirement>();
    for (var dependency : of.mod().dependencies()) {
      requirements.add(Requirement.of(dependency, of.declaring(), defaults));
    }
    return requirements;
  }

  private Supplied get(PackageVersion version, Chain chain) throws IOException {
    try {
      return get(version);
    } catch (KpmException e) {
      throw withChain(e, chain);
    }
  }

  private Supplied get(PackageVersion version) throws IOException {
    var known = supplied.get(version);
    if (known != null) {
      return known;
    }
    var place = version.place();
    if (place instanceof Place.Registry registry) {
      return inner(shelf.get(registry, version.revision()), registry.inner(), artifact(registry));
    }
    if (place instanceof Place.Local local) {
      return local(local);
    }
    if (place instanceof Place.Inside inside) {
      return inside(inside, version.revision());
    }
    throw new KpmException(
            ErrorId.E_UNSUPPORTED,
            "cannot get `" + version + "`: this version of kpm does not fetch from git")
        .withHint("publish the package to a registry, and depend on it there");
  }

  private Supplied local(Place.Local local) throws IOException {
    var path = local.path();
    if (Files.isRegularFile(path)) {
      var whole = new Place.Local(path, "");
      return inner(store.archive(path), local.inner(), new Place.Inside(whole, "", ""));
    }
    if (!Files.isDirectory(path)) {
      throw new KpmException(
          ErrorId.E_NOTFOUND,
          "failed to access path '" + Foreign.escape(path.toString())
              + "': no such file or directory");
    }
    var directory = local.inner().isEmpty() ? path : LocalPackages.below(path, local.inner());
    return new Supplied(
        directory, Optional.empty(), ModFile.in(directory), new Place.Local(directory, ""));
  }

  private Supplied inside(Place.Inside inside, Revision revision) throws IOException {
    var owner = get(new PackageVersion(inside.owner(), revision));
    var whole = owner.verified().orElseThrow();
    var found = inside.path().isEmpty() ? whole : whole.at(inside.path());
    try {
      return inner(found, inside.inner(), new Place.Inside(inside.owner(), inside.path(), ""));
    } catch (NoSuchFileException e) {
      throw new KpmException(ErrorId.E_NOTFOUND, "there is no package in `" + inside + "`", e);
    }
  }

  /** The package, or the one of that name inside of it. */
  private static Supplied inner(PackageDir found, String name, Place declaring) throws IOException {
    if (name.isEmpty()) {
      return new Supplied(found.directory(), Optional.of(found), found.mod(), declaring);
    }
    var sub = found.sub(name, Optional.empty());
    var path = slashed(found.directory().relativize(sub.directory()));
    return new Supplied(sub.directory(), Optional.of(sub), sub.mod(), below(declaring, path));
  }

  private static Place below(Place declaring, String path) {
    if (path.isEmpty()) {
      return declaring;
    }
    if (declaring instanceof Place.Inside inside) {
      var full = inside.path().isEmpty() ? path : inside.path() + "/" + path;
      return new Place.Inside(inside.owner(), full, "");
    }
    return new Place.Inside(declaring, path, "");
  }

  private static Place artifact(Place.Registry registry) {
    return new Place.Registry(registry.host(), registry.repository(), "");
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** Says who needs what is wrong, unless the root asks for it itself. */
  private static KpmException withChain(KpmException failure, Chain chain) {
    if (chain.steps().size() < 2) {
      return failure;
    }
    var told =
        new KpmException(failure.id(), failure.text() + " (needed by " + chain + ")", failure);
    return failure.hint().isPresent() ? told.withHint(failure.hint().get()) : told;
  }
}
