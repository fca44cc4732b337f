// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Utf8Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the tables of one {@code kcl.mod} into the model. */
final class ModReader {
  /** The table whose keys are the dependencies. */
  static final String DEPENDENCIES = "dependencies";

  private final TomlDocument toml;

  ModReader(TomlDocument toml) {
    this.toml = toml;
  }

  ModFile read() {
    var root = toml.root();
    var about = toml.table(root, "package").orElse(TomlValue.Table.empty(0));
    var profile = toml.table(root, "profile");
    return new ModFile(
        about(about),
        dependencies(root),
        profile.isEmpty() ? Profile.EMPTY : profile(profile.get()),
        profile.isEmpty() ? Optional.empty() : Optional.of(toml.place(profile.get())));
  }

  private ModFile.About about(TomlValue.Table table) {
    return new ModFile.About(
        toml.text(table, "name"),
        toml.text(table, "edition"),
        toml.text(table, "version"),
        toml.text(table, "description"),
        toml.texts(table, "include"),
        toml.texts(table, "exclude"));
  }

  private List<Dependency> dependencies(TomlValue.Table root) {
    Optional<TomlValue.Table> table = toml.table(root, DEPENDENCIES);
    if (table.isEmpty()) {
      return List.of();
    }
    var values = table.get().values();
    var keys = new ArrayList<>(values.keySet());
    keys.sort(Utf8Order.INSTANCE);
    var dependencies = new ArrayList<Dependency>();
    var imports = new HashMap<String, String>();
    for (var key : keys) {
      var value = values.getOrDefault(key, table.get());
      var dependency = dependency(key, value);
      checkImportName(dependency, value, imports.put(dependency.importName(), key));
      dependencies.add(dependency);
    }
    return dependencies;
  }

  private void checkImportName(Dependency dependency, TomlValue value, @Nullable String other) {
    if (other != null) {
      throw toml.complaint(
          ErrorId.E_RESOLVE,
          value,
          "dependency name conflict, '" + dependency.importName() + "' already exists: `" + other
              + "` and `" + dependency.key() + "` are imported under one name");
    }
  }

  private Dependency dependency(String key, TomlValue value) {
    if (value instanceof TomlValue.Text version) {
      return new Dependency(
          key,
          new Dependency.Origin.Registry(),
          Optional.empty(),
          version.value().isEmpty() ? Optional.empty() : Optional.of(version.value()),
          toml.place(value));
    }
    if (value instanceof TomlValue.Table table) {
      return new Dependency(
          key,
          origin(key, table),
          given(table, "package"),
          given(table, "version"),
          toml.place(value));
    }
    throw toml.complaint(
        ErrorId.E_MOD,
        value,
        "unsupported source: dependency `" + key + "` is " + value.kind()
            + ", expected a version in quotes or a table");
  }

  private Dependency.Origin origin(String key, TomlValue.Table table) {
    Optional<String> path = given(table, "path");
    Optional<String> git = given(table, "git");
    Optional<String> oci = given(table, "oci");
    Optional<String> repo = given(table, "repo");
    Optional<String> tag = given(table, "tag");
    if (path.isPresent()) {
      return new Dependency.Origin.Local(path.get());
    }
    if (git.isPresent()) {
      return new Dependency.Origin.Git(git.get(), gitRef(table));
    }
    if (oci.isPresent()) {
      return new Dependency.Origin.Oci(oci.get(), tag);
    }
    if (repo.isPresent()) {
      return new Dependency.Origin.Repository(given(table, "reg"), repo.get(), tag);
    }
    if (given(table, "version").isPresent()) {
      return new Dependency.Origin.Registry();
    }
    throw toml.complaint(
        ErrorId.E_MOD,
        table,
        "unsupported source: dependency `" + key
            + "` has none of `path`, `git`, `oci`, `repo` and `version`");
  }

  private GitRef gitRef(TomlValue.Table table) {
    Optional<String> tag = given(table, "tag");
    Optional<String> branch = given(table, "branch");
    Optional<String> commit = given(table, "commit");
    int given =
        (tag.isPresent() ? 1 : 0) + (branch.isPresent() ? 1 : 0) + (commit.isPresent() ? 1 : 0);
    if (given > 1) {
      throw onlyOne(table);
    }
    if (tag.isPresent()) {
      return new GitRef.Tag(tag.get());
    }
    if (branch.isPresent()) {
      return new GitRef.Branch(branch.get());
    }
    return commit.isPresent() ? new GitRef.Commit(commit.get()) : new GitRef.Head();
  }

  /** As upstream reads it, an empty string says nothing. */
  private Optional<String> given(TomlValue.Table table, String key) {
    Optional<String> text = toml.text(table, key);
    return text.isPresent() && text.get().isEmpty() ? Optional.empty() : text;
  }

  private KpmException onlyOne(TomlValue.Table table) {
    return toml.complaint(ErrorId.E_MOD, table, "only one of branch, tag or commit is allowed");
  }

  private Profile profile(TomlValue.Table table) {
    var arguments = new ArrayList<>(toml.texts(table, "arguments"));
    // The compiler's own reader knows them under this name.
    arguments.addAll(toml.texts(table, "options"));
    return new Profile(
        toml.texts(table, "entries"),
        toml.flag(table, "disable_none"),
        toml.flag(table, "sort_keys"),
        toml.texts(table, "selectors"),
        toml.texts(table, "overrides"),
        arguments);
  }
}
