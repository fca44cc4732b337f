// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Dependency;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModText;
import io.kpm.mod.Requirement;
import io.kpm.project.Dependencies;
import io.kpm.project.LockChange;
import io.kpm.project.Project;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Makes lock and cache agree with {@code kcl.mod}, or raises what {@code kcl.mod} asks for. */
public final class Update {
  private final Settling settling;

  public Update(Settling settling) {
    this.settling = settling;
  }

  /**
   * What to update.
   *
   * @param directory the root of the project, absolute
   * @param names whose locked versions and contents are selected anew; none: nobody's, or with
   *     {@code toLatest} everybody's
   * @param toLatest raise versions in {@code kcl.mod} to the newest there are
   */
  public record Request(Path directory, List<String> names, boolean toLatest, LockUse lock) {
    public Request {
      names = List.copyOf(names);
    }
  }

  /**
   * What is different now.
   *
   * @param raised lines of {@code kcl.mod} that were changed, in their short form
   * @param changes in the lock, a line each
   */
  public record Result(List<String> raised, List<String> changes) {
    public Result {
      raised = List.copyOf(raised);
      changes = List.copyOf(changes);
    }
  }

  /**
   * Updates the project.
   *
   * @throws KpmException {@code E_NOTFOUND} if a name is no dependency; otherwise as
   *     {@link Add#run}
   */
  public Result run(Request request) {
    settling.cache().requireApartFrom(request.directory());
    return settling.alone(request.directory(), () -> change(request));
  }

  private Result change(Request request) {
    var mod = ModText.in(request.directory());
    var before = Project.of(request.directory(), mod.model());
    requireKnown(request.names(), before);
    var repositories = settling.remote().unnamed();
    try (var store = settling.cache().over(repositories)) {
      var dependencies = settling.dependencies(store, repositories, request.lock());
      var raised =
          request.toLatest() ? raised(request, before, dependencies) : List.<Dependency>of();
      var unpinned = new HashSet<>(request.names());
      var lines = new ArrayList<String>();
      for (var dependency : raised) {
        mod = mod.with(dependency);
        unpinned.add(dependency.key());
        lines.add(dependency.line());
      }
      var settled = dependencies.renew(Project.of(request.directory(), mod.model()), unpinned);
      new Keeping(store, settling.reporter()).write(mod, settled, request.lock());
      return new Result(lines, changes(before.locked(), settled.lock()));
    } catch (IOException e) {
      throw TransferError.of("cannot update the dependencies", e);
    }
  }

  private static List<Dependency> raised(
      Request request, Project project, Dependencies dependencies) {
    var raised = new ArrayList<Dependency>();
    for (var newest :
        dependencies.newest(project, chosen(request.names(), project, dependencies))) {
      newest.raised().ifPresent(raised::add);
    }
    return raised;
  }

  private static List<String> changes(LockFile before, LockFile after) {
    var changes = new ArrayList<String>();
    for (var change : LockChange.between(before, after)) {
      changes.add(change.toString());
    }
    return changes;
  }

  private static List<Requirement> chosen(
      List<String> names, Project project, Dependencies dependencies) {
    var chosen = new ArrayList<Requirement>();
    for (var requirement : dependencies.requirements(project)) {
      if (names.isEmpty() || names.contains(requirement.key())) {
        chosen.add(requirement);
      }
    }
    return chosen;
  }

  private static void requireKnown(List<String> names, Project project) {
    for (var name : names) {
      boolean isKnown = project.mod().dependency(name).isPresent()
          || project.locked().entry(name).isPresent();
      if (!isKnown) {
        throw new KpmException(
                ErrorId.E_NOTFOUND,
                "neither kcl.mod nor its lock has a dependency " + Foreign.quote(name))
            .withHint("`kpm tree` shows them");
      }
    }
  }
}
