// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.LockFile;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.oci.Reference;
import io.kpm.oci.Repositories;
import io.kpm.report.Reporter;
import io.kpm.resolve.BuildList;
import io.kpm.resolve.Chain;
import io.kpm.resolve.Followed;
import io.kpm.resolve.PackageVersion;
import io.kpm.resolve.Resolver;
import io.kpm.resolve.Root;
import io.kpm.store.PackageStore;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settles the dependencies of a project: as its lock says while that agrees with {@code kcl.mod},
 * else by minimal version selection with what the lock selected as a preference. Writes nothing.
 */
public final class Dependencies {
  private final PackageStore store;
  private final Repositories repositories;
  private final Reference.Defaults defaults;
  private final Rules rules;
  private final Reporter reporter;

  public Dependencies(
      PackageStore store,
      Repositories repositories,
      Reference.Defaults defaults,
      Rules rules,
      Reporter reporter) {
    this.store = store;
    this.repositories = repositories;
    this.defaults = defaults;
    this.rules = rules;
    this.reporter = reporter;
  }

  /**
   * Takes what the lock says if it agrees with {@code kcl.mod}, else resolves. Names in the lock
   * that nobody needs do not count, unless the rules hold on to the lock.
   *
   * @throws KpmException {@code E_LOCK} if the lock would change and must not, or names another
   *     source than {@code kcl.mod}; {@code E_RESOLVE} for conflicts and cycles; whatever may be
   *     wrong with a registry or a package
   */
  public Settled settle(Project project) {
    return settle(project, Set.of(), false);
  }

  /**
   * The same for a command that keeps the lock: entries of upstream kpm get what pins their
   * content, and the pins of some dependencies are given up.
   *
   * @param unpinned keys whose versions and contents are selected anew
   */
  public Settled renew(Project project, Set<String> unpinned) {
    return settle(project, unpinned, !rules.isLocked());
  }

  /** One package by itself; fails as {@link #settle}. */
  public Supplied get(Project project, PackageVersion version) {
    var supply = supply(project, new Pins(LockFile.EMPTY, Set.of(), defaults.registry()));
    supply.load(Map.of(version, new Chain(project.name(), List.of())));
    return supply.of(version);
  }

  /** What the direct dependencies of a project, as its {@code kcl.mod} has them, mean. */
  public List<Requirement> requirements(Project project) {
    return root(project).requirements();
  }

  /**
   * What registries have of packages; those from elsewhere are left out. Asks for their tags at the
   * same time; fails as {@link #settle}.
   */
  public List<Newest> newest(Project project, List<Requirement> requirements) {
    var places = new LinkedHashMap<Place, Chain>();
    for (var requirement : requirements) {
      if (requirement.place() instanceof Place.Registry) {
        places.put(requirement.place(), new Chain(project.name(), List.of()));
      }
    }
    var tags =
        supply(project, new Pins(LockFile.EMPTY, Set.of(), defaults.registry())).tags(places);
    var newest = new ArrayList<Newest>();
    for (var requirement : requirements) {
      if (tags.containsKey(requirement.place())) {
        newest.add(Newest.of(requirement, tags.getOrDefault(requirement.place(), List.of())));
      }
    }
    return newest;
  }

  /**
   * Where the packages are that the project needs, by import name, as far as they can be had; the
   * lock counts where it is about the same source, and what is missing is left out.
   */
  public Map<String, Path> known(Project project) {
    var pins = new Pins(project.locked(), Set.of(), defaults.registry());
    return new KnownPackages(supply(project, pins), pins).from(root(project));
  }

  /** What the lock of a project promises, to be compared with what is there. */
  public LockAudit audit(Project project) {
    var pins = new Pins(project.locked(), Set.of(), defaults.registry());
    return new LockAudit(pins.entries(), new RegistryShelf(store, repositories, pins, rules));
  }

  private Settled settle(Project project, Set<String> unpinned, boolean completes) {
    warnOfExemptions();
    var pins = new Pins(project.locked(), unpinned, defaults.registry());
    var supply = supply(project, pins);
    var root = root(project);
    var sources = new LockedSources(project.locked(), unpinned);
    sources.check(root);
    var resolver = new Resolver(supply);
    Optional<BuildList> locked =
        unpinned.isEmpty() ? locked(resolver.follow(root, pins.byName())) : Optional.empty();
    var list = locked.isPresent() ? locked.get() : resolver.resolve(root, pins.byName());
    if (completes) {
      sources.tell(list, reporter);
    } else {
      sources.check(list);
    }
    return held(settled(project, list, supply, completes));
  }

  /** The build list of a lock that is what would be selected; refuses others under --locked. */
  private Optional<BuildList> locked(Followed followed) {
    if (rules.isLocked() && !followed.disagreements().isEmpty()) {
      throw stale(followed.disagreements().get(0));
    }
    return followed.unexplained().isEmpty() ? followed.list() : Optional.empty();
  }

  private Settled settled(Project project, BuildList list, Supply supply, boolean completes) {
    for (var edge : list.edges()) {
      if (!edge.child().equals(list.root().node())) {
        Identities.check(edge, supply.of(edge.child().selected()));
      }
    }
    for (var edge : list.replaced()) {
      reporter.detail("`" + edge.child().selected() + "` stands for `"
          + edge.requirement().place() + "`, which `" + edge.parent().key() + "` asks for");
    }
    try {
      var lock = new Locking(list, supply, project.locked(), completes).lock();
      return new Settled(project, list, lock, node -> supply.of(node.selected()));
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_IO, "cannot read the dependencies: " + DiskError.reason(e), e);
    }
  }

  /** Refuses a lock that would change, if it must not. */
  private Settled held(Settled settled) {
    if (!rules.isLocked() || !settled.changesLock()) {
      return settled;
    }
    for (var entry : settled.lock().entries()) {
      if (!settled.project().locked().entries().contains(entry)) {
        throw stale(Foreign.quote(entry.key()) + " is not locked as it is now");
      }
    }
    for (var entry : settled.project().locked().entries()) {
      if (!settled.lock().entries().contains(entry)) {
        throw stale(Foreign.quote(entry.key()) + " is locked, and nobody needs it");
      }
    }
    throw stale("its entries are in another order");
  }

  private Supply supply(Project project, Pins pins) {
    Shelf shelf = new RegistryShelf(store, repositories, pins, rules);
    if (rules.isVendored()) {
      shelf = project.fetched().isPresent()
          ? new CarriedShelf(project.fetched().get(), pins, rules, shelf)
          : new VendorShelf(store.vendorOf(project.root()), pins, rules, shelf);
    }
    var supply = new Supply(shelf, store, defaults, rules.concurrency());
    if (project.fetched().isPresent()) {
      supply.put(
          new PackageVersion(project.place(), new Revision.Present()),
          new Supplied(project.root(), project.fetched(), project.mod(), project.place()));
    }
    return supply;
  }

  private Root root(Project project) {
    var asPackage = new Supplied(project.root(), project.fetched(), project.mod(), project.place());
    return new Root(
        project.name(),
        asPackage.version(),
        project.place(),
        Supply.requirements(asPackage, defaults));
  }

  private void warnOfExemptions() {
    if (!rules.exempt().isEmpty()) {
      reporter.warn("the content of dependencies is not compared with kcl.mod.lock, because"
          + " KPM_NO_SUM or --no_sum_check says so");
    }
  }

  private static KpmException stale(String what) {
    return new KpmException(
            ErrorId.E_LOCK, "kcl.mod.lock would change, and --locked forbids it: " + what)
        .withHint("run `kpm update`, and commit the lock");
  }
}
