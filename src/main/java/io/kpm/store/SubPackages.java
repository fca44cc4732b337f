// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.ModFile;
import io.kpm.mod.Version;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packages in a directory, which are the places of a {@code kcl.mod}. */
final class SubPackages {
  // Enough to recognise a slip of the pen.
  private static final int MAX_NAMED = 8;

  private final PackageDir root;

  SubPackages(PackageDir root) {
    this.root = root;
  }

  /** A package inside; its directory is empty for the root. */
  private record Found(String directory, String name, String version) {
    /** How deep it lies. */
    int depth() {
      int depth = directory.isEmpty() ? 0 : 1;
      for (int i = 0; i < directory.length(); i++) {
        depth += directory.charAt(i) == '/' ? 1 : 0;
      }
      return depth;
    }

    @Override
    public String toString() {
      return Foreign.quote(version.isEmpty() ? name : name + " " + version);
    }
  }

  /**
   * The directory of a package.
   *
   * @throws KpmException {@code E_RESOLVE}
   */
  String find(String name, Optional<String> version) throws IOException {
    var all = all();
    @Nullable Found best = null;
    for (var found : all) {
      boolean isWanted =
          found.name().equals(name) && (version.isEmpty() || version.get().equals(found.version()));
      if (isWanted && (best == null || isBetter(found, best))) {
        best = found;
      }
    }
    if (best == null) {
      throw missing(name, version, all);
    }
    return best.directory();
  }

  private List<Found> all() throws IOException {
    var all = new ArrayList<Found>();
    for (var file : root.files().files()) {
      var path = file.path();
      if (path.equals(ModFile.NAME)) {
        add("", all);
      } else if (path.endsWith("/" + ModFile.NAME)) {
        add(path.substring(0, path.length() - ModFile.NAME.length() - 1), all);
      }
    }
    return all;
  }

  /** What cannot be read, such as the material of somebody's tests, is no package. */
  private void add(String directory, List<Found> all) throws IOException {
    var file = directory.isEmpty() ? ModFile.NAME : directory + "/" + ModFile.NAME;
    var content = root.read(file);
    ModFile.About about;
    try {
      about = ModFile.parse(content, file).about();
    } catch (KpmException e) {
      return;
    }
    if (about.name().isPresent()) {
      all.add(new Found(directory, about.name().get(), about.version().orElse("")));
    }
  }

  private static boolean isBetter(Found found, Found best) {
    Optional<Version> a = Version.parse(found.version());
    Optional<Version> b = Version.parse(best.version());
    int order = a.isPresent() && b.isPresent()
        ? a.get().compareTo(b.get())
        : Boolean.compare(a.isPresent(), b.isPresent());
    return order == 0 ? found.depth() < best.depth() : order > 0;
  }

  private KpmException missing(String name, Optional<String> version, List<Found> all) {
    var there = new ArrayList<String>();
    for (int i = 0; i < Math.min(all.size(), MAX_NAMED); i++) {
      there.add(all.get(i).toString());
    }
    var more = all.size() > MAX_NAMED ? " and " + (all.size() - MAX_NAMED) + " more" : "";
    return new KpmException(
            ErrorId.E_RESOLVE,
            "`" + root.origin() + "` has no package " + Foreign.quote(name)
                + (version.isEmpty() ? "" : " of version " + Foreign.quote(version.get()))
                + ": "
                + (there.isEmpty()
                    ? "it has none at all"
                    : "it has " + String.join(", ", there) + more))
        .withHint("correct `package` or `version` of the dependency in kcl.mod");
  }
}
