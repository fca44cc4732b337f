// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Dependency;
import io.kpm.mod.GitRef;
import io.kpm.mod.Place;
import io.kpm.mod.Requirement;
import io.kpm.mod.Revision;
import io.kpm.oci.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A small universe in words, which counts what it is asked for. A requirement is {@code k8s 1.28},
 * {@code k8s ^1.2}, {@code k8s} (the newest), {@code n as real 1.0}, {@code x oci host/x 1.0},
 * {@code x git main} or {@code x path ../x}; several are separated by semicolons.
 */
final class Village implements Universe {
  static final Path HOME = Path.of("/home/web");
  private static final Reference.Defaults DEFAULTS = new Reference.Defaults("r.io", "p");

  final List<List<String>> loads = new ArrayList<>();
  final List<List<String>> tagLists = new ArrayList<>();
  private final Map<PackageVersion, List<Requirement>> packages = new LinkedHashMap<>();
  private final Map<Place, List<String>> tags = new HashMap<>();
  private final Random order = new Random(1);

  /** A package {@code k8s 1.28} of the default registry, with its requirements. */
  Village with(String version, String requirements) {
    var words = version.split(" ", -1);
    return with(registry(words[0], words[1]), requirements);
  }

  Village with(PackageVersion version, String requirements) {
    packages.put(version, requirements(requirements, version.place()));
    tags.computeIfAbsent(version.place(), p -> new ArrayList<>())
        .add(version.revision().toString());
    return this;
  }

  /** Tags that cannot be loaded. */
  Village withTags(String name, String... more) {
    tags.computeIfAbsent(registry(name, "0").place(), p -> new ArrayList<>()).addAll(List.of(more));
    return this;
  }

  static PackageVersion registry(String name, String tag) {
    return new PackageVersion(new Place.Registry("r.io", "p/" + name, ""), new Revision.Tag(tag));
  }

  static PackageVersion git(String name, String branch) {
    return new PackageVersion(
        new Place.Git("https://git.io/" + name, ""), new Revision.Git(new GitRef.Branch(branch)));
  }

  static PackageVersion directory(String path) {
    return new PackageVersion(new Place.Local(Path.of(path), ""), new Revision.Present());
  }

  static Root root(String requirements) {
    var home = new Place.Local(HOME, "");
    return new Root("web", "0.1.0", home, requirements(requirements, home));
  }

  static Map<String, PackageVersion> selected(BuildList list) {
    var selected = new TreeMap<String, PackageVersion>();
    for (var node : list.nodes()) {
      selected.put(node.importName(), node.selected());
    }
    return selected;
  }

  /** {@code [a 1.0, b 1.2]} */
  static String words(BuildList list) {
    var words = new ArrayList<String>();
    for (var node : list.nodes()) {
      words.add((node.key() + " " + node.selected().revision()).strip());
    }
    return String.join(", ", words);
  }

  String resolve(String requirements) {
    return words(new Resolver(this).resolve(root(requirements), Map.of()));
  }

  @Override
  public Map<PackageVersion, List<Requirement>> load(Map<PackageVersion, Chain> level) {
    var asked = new ArrayList<String>();
    var answer = new HashMap<PackageVersion, List<Requirement>>();
    for (var version : level.keySet()) {
      asked.add(name(version.place()) + " " + version.revision());
      var requirements = packages.get(version);
      if (requirements == null) {
        throw new IllegalArgumentException("no " + version + " for " + level.get(version));
      }
      var shuffled = new ArrayList<>(requirements);
      Collections.shuffle(shuffled, order);
      answer.put(version, shuffled);
    }
    loads.add(asked);
    return answer;
  }

  @Override
  public Map<Place, List<String>> tags(Map<Place, Chain> places) {
    var asked = new ArrayList<String>();
    var answer = new HashMap<Place, List<String>>();
    for (var place : places.keySet()) {
      asked.add(name(place));
      answer.put(place, tags.getOrDefault(place, List.of()));
    }
    tagLists.add(asked);
    return answer;
  }

  static List<Requirement> requirements(String text, Place declaring) {
    var requirements = new ArrayList<Requirement>();
    for (var part : text.split(";", -1)) {
      if (!part.isBlank()) {
        requirements.add(Requirement.of(dependency(part.strip()), declaring, DEFAULTS));
      }
    }
    return requirements;
  }

  private static String name(Place place) {
    var text = place.toString();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static Dependency dependency(String text) {
    var words = text.split(" ", 4);
    var key = words[0];
    var kind = words.length > 1 ? words[1] : "";
    var more = words.length > 2 ? words[2] : "";
    Optional<String> last = words.length > 3 ? Optional.of(words[3]) : Optional.empty();
    return switch (kind) {
      case "as" -> dependency(key, new Dependency.Origin.Registry(), Optional.of(more), last);
      case "oci" ->
        dependency(key, new Dependency.Origin.Oci("oci://" + more, last), Optional.empty(), last);
      case "git" ->
        dependency(
            key,
            new Dependency.Origin.Git("https://git.io/" + key, new GitRef.Branch(more)),
            Optional.empty(),
            last);
      case "path" -> dependency(key, new Dependency.Origin.Local(more), Optional.empty(), last);
      default -> {
        var version = text.substring(key.length()).strip();
        yield dependency(
            key,
            new Dependency.Origin.Registry(),
            Optional.empty(),
            version.isEmpty() ? Optional.empty() : Optional.of(version));
      }
    };
  }

  private static Dependency dependency(
      String key,
      Dependency.Origin origin,
      Optional<String> packageName,
      Optional<String> version) {
    return new Dependency(key, origin, packageName, version, "kcl.mod:1:1");
  }
}
