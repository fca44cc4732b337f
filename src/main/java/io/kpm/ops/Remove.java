// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModText;
import io.kpm.project.Project;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes dependencies out of {@code kcl.mod}, and out of the lock what nobody needs then. */
public final class Remove {
  private final Settling settling;

  public Remove(Settling settling) {
    this.settling = settling;
  }

  /**
   * What to remove.
   *
   * @param directory the root of the project, absolute
   * @param names keys in {@code kcl.mod}
   */
  public record Request(Path directory, List<String> names, LockUse lock) {
    public Request {
      names = List.copyOf(names);
    }
  }

  /**
   * What was removed.
   *
   * @param lines the lines of {@code kcl.mod}, in their short form
   */
  public record Result(List<String> lines) {
    public Result {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Removes them all, or none.
   *
   * @throws KpmException {@code E_NOTFOUND} if {@code kcl.mod} has no such dependency; otherwise as
   *     {@link Add#run}
   */
  public Result run(Request request) {
    settling.cache().requireApartFrom(request.directory());
    return settling.alone(request.directory(), () -> change(request));
  }

  private Result change(Request request) {
    var mod = ModText.in(request.directory());
    var lines = new ArrayList<String>();
    for (var name : request.names()) {
      var dependency = mod.model().dependency(name);
      if (dependency.isEmpty()) {
        throw new KpmException(
                ErrorId.E_NOTFOUND, "kcl.mod has no dependency " + Foreign.quote(name))
            .withHint("`kpm tree` shows them");
      }
      lines.add(dependency.get().line());
      mod = mod.without(name);
    }
    var project = Project.of(request.directory(), mod.model());
    var repositories = settling.remote().unnamed();
    try (var store = settling.cache().over(repositories)) {
      var settled =
          settling.dependencies(store, repositories, request.lock()).renew(project, Set.of());
      new Keeping(store, settling.reporter()).write(mod, settled, request.lock());
      return new Result(lines);
    } catch (IOException e) {
      throw TransferError.of("cannot remove dependencies", e);
    }
  }
}
