// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A directory with a program and what it must give.
 *
 * @param name the path of the directory below its suite
 * @param options the words of {@code kcl_options} in {@code settings.yaml}
 */
record KclCase(String name, Path directory, List<String> options) {
  // what the engine itself can be asked; the other flags are the command line's
  private static final Set<String> FLAGS = Set.of(
      "-n",
      "--disable_none",
      "-k",
      "--sort_keys",
      "-H",
      "--show_hidden",
      "-r",
      "--strict_range_check",
      "-d",
      "--debug");

  /** The cases below a directory whose options the engine knows, in order. */
  static List<KclCase> allIn(Path suite) throws IOException {
    var cases = new ArrayList<KclCase>();
    try (var paths = Files.walk(suite)) {
      for (var main : paths.filter(p -> p.endsWith("main.k")).sorted().toList()) {
        var directory = Objects.requireNonNull(main.getParent());
        var name = suite.relativize(directory).toString().replace('\\', '/');
        var found = new KclCase(name, directory, optionsIn(directory));
        if (found.isForTheEngine()) {
          cases.add(found);
        }
      }
    }
    return cases;
  }

  boolean mustBeRefused() {
    return Files.exists(directory.resolve("stderr.golden"));
  }

  String golden() throws IOException {
    return Files.readString(directory.resolve("stdout.golden"), UTF_8);
  }

  /** What must stand in the messages of a program that must be refused, without blank lines. */
  String refusal() throws IOException {
    return Files.readString(directory.resolve("stderr.golden"), UTF_8).strip();
  }

  /** Messages as in goldens: without blank lines, the directory of the case as {@code ${CWD}}. */
  String relative(String messages) {
    var text = messages.replace(root() + "/", "${CWD}/").replaceAll(" +\n", "\n");
    return text.replaceAll("\n\n+", "\n");
  }

  KclRequest request() {
    var root = root();
    var entries = new ArrayList<String>();
    entries.add(relative(root, "main.k"));
    for (var word : options) {
      if (!word.startsWith("-")) {
        entries.add(relative(root, word));
      }
    }
    return KclRequest.of(
        root.toString(),
        new DirectoryFiles(root),
        entries,
        new KclOptions(
            false,
            has("-n", "--disable_none"),
            has("-k", "--sort_keys"),
            has("-H", "--show_hidden"),
            has("-r", "--strict_range_check"),
            has("-d", "--debug")));
  }

  private boolean isForTheEngine() {
    boolean hasGolden = mustBeRefused() || Files.exists(directory.resolve("stdout.golden"));
    return hasGolden && options.stream().allMatch(word -> FLAGS.contains(word) || isEntry(word));
  }

  private static boolean isEntry(String word) {
    return !word.startsWith("-") && word.endsWith(".k");
  }

  private boolean has(String flag, String longFlag) {
    return options.contains(flag) || options.contains(longFlag);
  }

  /** The nearest directory with a {@code kcl.mod}, else that of the case. */
  private Path root() {
    var home = directory.toAbsolutePath().normalize();
    for (var at = home; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("kcl.mod"))) {
        return at;
      }
    }
    return home;
  }

  private String relative(Path root, String entry) {
    if (entry.startsWith("${KCL_MOD}/")) {
      return entry.substring("${KCL_MOD}/".length());
    }
    var file = directory.toAbsolutePath().resolve(entry).normalize();
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static List<String> optionsIn(Path directory) throws IOException {
    var settings = directory.resolve("settings.yaml");
    if (!Files.exists(settings)) {
      return List.of();
    }
    var words = new ArrayList<String>();
    for (var line : Files.readAllLines(settings, UTF_8)) {
      if (line.startsWith("kcl_options:")) {
        for (var word : line.substring("kcl_options:".length()).split("\\s+", -1)) {
          if (!word.isEmpty()) {
            words.add(word);
          }
        }
      }
    }
    return words;
  }
}
