// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.load.PackageRoot;
import io.kpm.kcl.source.PackageFiles;
import io.kpm.kcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param entries {@code .k} files and directories of the main package, by paths relative to its
 *     root
 * @param packages what the program depends on, by the name under which it is imported
 * @param arguments what {@code option(name)} gives
 */
public record KclRequest(
    PackageRoot main,
    List<String> entries,
    Map<String, PackageRoot> packages,
    Map<String, Value> arguments,
    KclOptions options) {
  public KclRequest {
    entries = List.copyOf(entries);
    packages = Map.copyOf(packages);
    arguments = Map.copyOf(arguments);
  }

  /** A program without dependencies and arguments. */
  public static KclRequest of(
      String root, PackageFiles files, List<String> entries, KclOptions options) {
    return new KclRequest(new PackageRoot(root, files), entries, Map.of(), Map.of(), options);
  }

  /** A package that the program may import as {@code name}. */
  public record Import(String name, String root, PackageFiles files) {}

  /** The same program with one more package that it may import as {@code name}. */
  public KclRequest withPackage(String name, String root, PackageFiles files) {
    return withPackages(List.of(new Import(name, root, files)));
  }

  /** The same program with more packages; there may be hundreds. */
  public KclRequest withPackages(List<Import> imports) {
    var more = new LinkedHashMap<>(packages);
    for (var each : imports) {
      more.put(each.name().replace('-', '_'), new PackageRoot(each.root(), each.files()));
    }
    return new KclRequest(main, entries, more, arguments, options);
  }

  /** The same program with a value for {@code option(name)}, given as {@link ArgumentText}. */
  public KclRequest withArgument(String name, String text) {
    var more = new LinkedHashMap<>(arguments);
    more.put(name, ArgumentText.valueOf(text));
    return new KclRequest(main, entries, packages, more, options);
  }
}
