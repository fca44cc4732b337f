// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.mod.Addition;
import io.kpm.mod.Dependency;
import io.kpm.mod.ModText;
import io.kpm.mod.Place;
import io.kpm.mod.Revision;
import io.kpm.mod.Source;
import io.kpm.oci.Reference;
import io.kpm.project.Dependencies;
import io.kpm.project.Project;
import io.kpm.project.Supplied;
import io.kpm.resolve.PackageVersion;
import io.kpm.store.PackageStore;
import io.kpm.store.Wanted;
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
      var found = find(addition, project, store, dependencies);
      var dependency = addition.dependency(what(found));
      refuseItself(dependency, found, project);
      return add(dependency, mod, dependencies, new Keeping(store, settling.reporter()), request);
    } catch (IOException e) {
      throw TransferError.of("cannot add " + Foreign.quote(named.text()), e);
    }
  }

  private Result add(
      Dependency dependency,
      ModText mod,
      Dependencies dependencies,
      Keeping keeping,
      Request request)
      throws IOException {
    var reporter = settling.reporter();
    reporter.say("adding dependency '" + dependency.key() + "'");
    var edited = mod.with(dependency);
    var project = Project.of(request.directory(), edited.model());
    var settled = dependencies.renew(project, Set.of(dependency.key()));
    keeping.write(edited, settled, request.lock());
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

  /** A package that was found, and which tag it has if none was named. */
  private record Found(Supplied supplied, String tag) {}

  private static Addition.Found what(Found found) {
    var supplied = found.supplied();
    return new Addition.Found(
        supplied.mod().about().name().orElse(""), supplied.version(), found.tag());
  }

  private static Found find(
      Addition addition, Project project, PackageStore store, Dependencies dependencies)
      throws IOException {
    var inner = addition.inner().orElse("");
    var source = addition.source();
    if (source instanceof Source.Oci oci) {
      var resolved = resolved(oci.reference(), store);
      var place = new Place.Registry(resolved.registry(), resolved.repository(), inner);
      Optional<String> digest = oci.reference().digest().map(Digest::toString);
      var tag = resolved.tag().orElse("");
      var revision = digest.isPresent() ? new Revision.Digest(digest.get()) : new Revision.Tag(tag);
      return new Found(dependencies.get(project, new PackageVersion(place, revision)), tag);
    }
    PackageVersion version;
    if (source instanceof Source.Git git) {
      version = new PackageVersion(new Place.Git(git.url(), inner), new Revision.Git(git.ref()));
    } else if (source instanceof Source.Archive archive) {
      version = local(archive.path(), inner);
    } else {
      version = local(((Source.Local) source).path(), inner);
    }
    return new Found(dependencies.get(project, version), "");
  }

  /** The reference with a tag or a digest; a tag has to mean the digest beside it. */
  private static Reference resolved(Reference typed, PackageStore store) throws IOException {
    if (typed.digest().isPresent()) {
      store.get(Wanted.typed(typed));
    }
    return store.resolve(typed).reference();
  }

  private static PackageVersion local(Path path, String inner) {
    return new PackageVersion(new Place.Local(path, inner), new Revision.Present());
  }

  private static void refuseItself(Dependency dependency, Found found, Project project) {
    boolean isItself = dependency.importName().equals(project.name().replace('-', '_'))
        || found.supplied().directory().equals(project.root());
    if (isItself) {
      throw new KpmException(
              ErrorId.E_RESOLVE,
              "cannot add '" + Foreign.escape(dependency.key()) + "' as a dependency to itself")
          .withHint("another package of that name needs another one here: --rename NAME");
    }
  }
}
