// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.text.Foreign;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A line of {@code [dependencies]} with everything known that it leaves open: which place it means,
 * and which revisions of it will do.
 */
public record Requirement(Dependency dependency, Place place, Wanted wanted) {
  /**
   * Says what a dependency means.
   *
   * @param declaring where the {@code kcl.mod} lies that it stands in: from a directory on this
   *     machine, paths are followed anywhere; from all others, inside of it only. For a package
   *     below the root of an artifact or repository, and for an archive on this machine, this is
   *     the {@link Place.Inside} of its directory
   * @param defaults fill in the host that a dependency leaves out
   * @throws KpmException {@code E_MOD} if a reference, version or name is not well formed;
   *     {@code E_POLICY} for a path that leaves the package it came with
   */
  public static Requirement of(
      Dependency dependency, Place declaring, Reference.Defaults defaults) {
    return new Reader(dependency, declaring, defaults).requirement();
  }

  /** The name under which programs import it: one package for each name. */
  public String importName() {
    return dependency.importName();
  }

  /** The key in {@code kcl.mod}, and the name in the lock. */
  public String key() {
    return dependency.key();
  }

  /** One dependency on its way to a requirement. */
  private record Reader(Dependency dependency, Place declaring, Reference.Defaults defaults) {
    Requirement requirement() {
      var where = "in `" + dependency.place() + "`";
      PackageName.check(dependency.key(), where);
      var inner = dependency.packageName().orElse("");
      var origin = dependency.origin();
      if (origin instanceof Dependency.Origin.Local local) {
        return exactly(local(local.path(), inner), new Revision.Present());
      }
      if (origin instanceof Dependency.Origin.Git git) {
        return exactly(new Place.Git(git.url(), inner), new Revision.Git(git.ref()));
      }
      if (origin instanceof Dependency.Origin.Oci oci) {
        boolean hasScheme = oci.url().contains("://");
        return registry(hasScheme ? oci.url() : "oci://" + oci.url(), oci.tag(), named());
      }
      if (origin instanceof Dependency.Origin.Repository repository) {
        var host = repository.registry().orElse(defaults.registry());
        var tag = repository.tag();
        return registry("oci://" + host + "/" + repository.repository(), tag, named());
      }
      var name = PackageName.check(dependency.wantedName(), where);
      return registry(name, dependency.version(), "");
    }

    /**
     * The name of the package that is meant in a repository; empty if any will do. A version names
     * one too (kpm-compat 2.2).
     */
    private String named() {
      return dependency.statesVersion()
          ? dependency.wantedName()
          : dependency.packageName().orElse("");
    }

    private Requirement exactly(Place place, Revision revision) {
      return new Requirement(dependency, place, new Wanted.Exactly(revision));
    }

    private Requirement registry(String address, Optional<String> version, String inner) {
      var reference = reference(address);
      var repository = reference.repository();
      // The package in the root is called like the repository.
      boolean isRoot = repository.substring(repository.lastIndexOf('/') + 1).equals(inner);
      var place = new Place.Registry(reference.registry(), repository, isRoot ? "" : inner);
      if (reference.digest().isPresent()) {
        return exactly(place, new Revision.Digest(reference.digest().get().toString()));
      }
      var text = version.isPresent() ? version : reference.tag();
      var wanted = Wanted.of(text.orElse(""), dependency.place());
      if (reference.tag().isPresent()
          && !wanted.toString().equals(reference.tag().get())) {
        throw complaint(
            ErrorId.E_MOD,
            Foreign.quote(address) + " contradicts `tag`, which is "
                + Foreign.quote(wanted.toString()),
            Optional.empty());
      }
      return new Requirement(dependency, place, wanted);
    }

    private Reference reference(String address) {
      try {
        return Reference.parse(address, defaults);
      } catch (KpmException e) {
        throw complaint(ErrorId.E_MOD, e.text(), Optional.of(e));
      }
    }

    private Place local(String path, String inner) {
      if (declaring instanceof Place.Local parent) {
        return new Place.Local(resolved(parent.path(), path), inner);
      }
      if (declaring instanceof Place.Inside parent) {
        return new Place.Inside(parent.owner(), inside(parent.path(), path), inner);
      }
      return new Place.Inside(declaring, inside("", path), inner);
    }

    private Path resolved(Path directory, String path) {
      try {
        return directory.resolve(path).normalize();
      } catch (InvalidPathException e) {
        throw complaint(ErrorId.E_MOD, Foreign.quote(path) + " is no path", Optional.empty());
      }
    }

    /** The path from the root of a fetched package (failures V05). */
    private String inside(String base, String path) {
      var names = new ArrayDeque<String>();
      boolean leaves = path.startsWith("/")
          || path.startsWith("~")
          || path.indexOf('\\') >= 0
          || path.indexOf(':') >= 0
          || path.indexOf('$') >= 0;
      for (var name : (base + "/" + path).split("/", -1)) {
        if (name.equals("..")) {
          leaves |= names.pollLast() == null;
        } else if (!name.isEmpty() && !name.equals(".")) {
          names.addLast(name);
        }
      }
      if (leaves) {
        throw complaint(
            ErrorId.E_POLICY,
            "dependency " + Foreign.quote(dependency.key()) + " is refused: its path "
                + Foreign.quote(path) + " leaves the package that it came with",
            Optional.empty());
      }
      return String.join("/", names);
    }

    private KpmException complaint(ErrorId id, String why, Optional<KpmException> cause) {
      var message = "`" + dependency.place() + "`: " + why;
      return cause.isPresent()
          ? new KpmException(id, message, cause.get())
          : new KpmException(id, message);
    }
  }
}
