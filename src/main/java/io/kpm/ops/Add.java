// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Addition;
import io.kpm.mod.Dependency;
import io.kpm.mod.ModText;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.mod.Source;
import io.kpm.project.Dependencies;
import io.kpm.project.Project;
import io.kpm.project.ProjectFiles;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageStore;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Makes a package a dependency: finds it, writes its line, resolves, fetches and locks. */
public final class Add {
  private final Settling settling;

  public Add(Settling settling) {
    this.settling = settling;
  }

  /**
   * What to add.
   *
   * @param directory the root of the project, absolute
   * @param source what the user named
   * @param inner the package that is meant inside of it
   * @param alias the name to import it under
   */
  public record Request(
      Path directory,
      NamedSource source,
      Optional<String> inner,
      Optional<String> alias,
      LockUse lock) {}

  /**
   * What was added.
   *
   * @param line the line in {@code kcl.mod}, in its short form
   */
  public record Result(String line) {}

  /**
   * Adds the dependency, or lets the one of that name say what is wanted now.
   *
   * @throws KpmException {@code E_RESOLVE} if it does not go together with the others;
   *     {@code E_LOCK} if the lock would change and must not; whatever may be wrong with a registry
   *     or a package. Both files are as they were then
   */
  public Result run(Request request) {
    settling.cache().requireApartFrom(request.directory());
    return settling.alone(request.directory(), () -> change(request));
  }

  private Result change(Request request) {
    var mod = ModText.in(request.directory());
    var project = Project.of(request.directory(), mod.model());
    var named = request.source();
    var source = named.sort(request.directory(), settling.remote().registries());
    var addition = new Addition(named.text(), source, request.inner(), request.alias());
    var remote = settling.remote();
    var repositories =
        source instanceof Source.Oci oci ? remote.naming(oci.reference()) : remote.unnamed();
    try (var store = settling.cache().over(repositories)) {
      var dependencies = settling.dependencies(store, repositories, request.lock());
      var dependency = addition.dependency(find(addition, project, store, dependencies));
      refuseItself(dependency, project);
      return add(dependency, mod, project, dependencies, request.lock());
    } catch (IOException e) {
      throw TransferError.of("cannot add " + Foreign.quote(named.text()), e);
    }
  }

  private Result add(
      Dependency dependency, ModText mod, Project project, Dependencies dependencies, LockUse use) {
    var reporter = settling.reporter();
    reporter.say("adding dependency '" + dependency.key() + "'");
    var edited = mod.with(dependency);
    var settled =
        dependencies.renew(Project.of(project.root(), edited.model()), Set.of(dependency.key()));
    var lock = use.skipsSums() ? project.locked() : settled.lock();
    new ProjectFiles(project.root()).write(edited, lock);
    var entry = settled.lock().entry(dependency.key());
    if (entry.isPresent() && !entry.get().checks().digest().isEmpty()) {
      reporter.say(
          "locked '" + dependency.key() + "' to " + entry.get().checks().digest());
    }
    var version = entry.isPresent() ? entry.get().identity().version() : "";
    reporter.say("add dependency '" + dependency.key() + (version.isEmpty() ? "" : ":" + version)
        + "' successfully");
    return new Result(dependency.line());
  }

  /** What the package calls itself, and which tag it has if none was named. */
  private static Addition.Found find(
      Addition addition, Project project, PackageStore store, Dependencies dependencies)
      throws IOException {
    var inner = addition.inner().orElse("");
    var tag = "";
    PackageVersion version;
    var source = addition.source();
    if (source instanceof Source.Oci oci) {
      var resolved = store.resolve(oci.reference()).reference();
      tag = resolved.tag().orElse("");
      var place = new Place.Registry(resolved.registry(), resolved.repository(), inner);
      version = new PackageVersion(
          place,
          tag.isEmpty()
              ? new Revision.Digest(resolved.digest().orElseThrow().toString())
              : new Revision.Tag(tag));
    } else if (source instanceof Source.Git git) {
      version = new PackageVersion(new Place.Git(git.url(), inner), new Revision.Git(git.ref()));
    } else if (source instanceof Source.Archive archive) {
      version = local(archive.path(), inner);
    } else {
      version = local(((Source.Local) source).path(), inner);
    }
    var found = dependencies.get(project, version);
    return new Addition.Found(found.mod().about().name().orElse(""), found.version(), tag);
  }

  private static PackageVersion local(Path path, String inner) {
    return new PackageVersion(new Place.Local(path, inner), new Revision.Present());
  }

  private static void refuseItself(Dependency dependency, Project project) {
    boolean isItself = dependency.importName().equals(project.name().replace('-', '_'));
    if (isItself) {
      throw new KpmException(
              ErrorId.E_RESOLVE,
              "cannot add '" + Foreign.escape(dependency.key()) + "' as a dependency to itself")
          .withHint("another package of that name needs another one here: --rename NAME");
    }
  }
}
