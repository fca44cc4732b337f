// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.kcl.lib.Library;
import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.SourceFile;
import io.kpm.kcl.syntax.Module;
import io.kpm.kcl.syntax.Parser;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.syntax.UnifiedDeclarations;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and parses the files of a program, starting from its entries. */
public final class Loader {
  private static final String OWN = "";

  private final PackageRoot main;
  private final Map<String, PackageRoot> external;
  private final Set<String> systemModules;
  private final Map<String, LoadedPackage> packages = new LinkedHashMap<>();
  private final Map<Integer, ImportTarget> imports = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int nextId;

  /**
   * A loader for one program.
   *
   * @param external the packages it depends on, by the name under which they are imported
   * @param systemModules names of the modules that are part of the language
   */
  public Loader(PackageRoot main, Map<String, PackageRoot> external, Set<String> systemModules) {
    this.main = main;
    this.external = Map.copyOf(external);
    this.systemModules = systemModules;
  }

  /**
   * Loads the main package and everything it imports.
   *
   * @param entries {@code .k} files and directories relative to the root of the main package
   */
  public Program load(List<String> entries) {
    var paths = new ArrayList<String>();
    for (var entry : entries) {
      addEntry(entry, paths);
    }
    if (paths.isEmpty() && diagnostics.isEmpty()) {
      fail("No input KCL files or paths");
    }
    loadPackage(LoadedPackage.MAIN, new Sources(OWN, main, paths, ""));
    return new Program(packages, imports, nextId, diagnostics);
  }

  private void addEntry(String entry, List<String> paths) {
    if (entry.endsWith(".k")) {
      paths.add(entry);
      return;
    }
    for (var file : sourceFiles(main, entry)) {
      if (!paths.contains(file)) {
        paths.add(file);
      }
    }
  }

  private void loadPackage(String path, Sources sources) {
    var modules = new ArrayList<Module>();
    for (var file : sources.files()) {
      var text = read(sources.root(), file);
      if (text.isPresent()) {
        var name = sources.root().nameOf(file);
        var parsed = Parser.parse(new SourceFile(name, text.get()), nextId);
        nextId = parsed.tree().endId();
        diagnostics.addAll(parsed.diagnostics());
        modules.add(parsed.tree());
      }
    }
    boolean isMain = path.equals(LoadedPackage.MAIN);
    packages.put(path, new LoadedPackage(path, isMain ? UnifiedDeclarations.in(modules) : modules));
    open.push(path);
    for (var module : modules) {
      resolveImports(module.statements(), sources);
    }
    open.pop();
  }

  private Optional<String> read(PackageRoot root, String path) {
    try {
      return Optional.of(new String(root.files().read(path), UTF_8));
    } catch (IOException e) {
      fail("Cannot find the kcl file, please check the file path " + root.nameOf(path));
      return Optional.empty();
    }
  }

  private void resolveImports(List<Stmt> statements, Sources importer) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Import declaration) {
        imports.put(declaration.id(), resolve(declaration, importer));
      } else if (statement instanceof Stmt.If choice) {
        for (var branch : choice.branches()) {
          resolveImports(branch.body(), importer);
        }
        resolveImports(choice.otherwise(), importer);
      }
    }
  }

  private ImportTarget resolve(Stmt.Import declaration, Sources importer) {
    var written = declaration.writtenPath();
    if (systemModules.contains(written)) {
      return new ImportTarget(ImportTarget.Kind.SYSTEM, written);
    }
    var file = importer.pathOf(declaration.span().file().name());
    var path = pathOf(declaration, file);
    boolean leavesRoot = declaration.dots() - 1 > depthOf(file);
    var found = leavesRoot ? nothing() : sources(importer.name(), importer.root(), path);
    if (found.files().isEmpty() && declaration.dots() == 0) {
      found = externalSources(declaration);
    }
    if (found.files().isEmpty()) {
      reportMissing(declaration, importer.root().nameOf(path));
      return new ImportTarget(ImportTarget.Kind.MISSING, path.replace('/', '.'));
    }
    return load(declaration, found);
  }

  /** What an import names in another package: the first word is the package's name. */
  private Sources externalSources(Stmt.Import declaration) {
    var words = declaration.path();
    var root = external.get(words.get(0).text());
    if (root == null) {
      return nothing();
    }
    var path = new StringBuilder();
    for (int i = 1; i < words.size(); i++) {
      path.append(path.isEmpty() ? "" : "/").append(words.get(i).text());
    }
    return sources(words.get(0).text(), root, path.toString());
  }

  private Sources nothing() {
    return new Sources(OWN, main, List.of(), "");
  }

  private ImportTarget load(Stmt.Import declaration, Sources found) {
    var path = found.packagePath();
    if (open.contains(path)) {
      reportCycle(declaration);
      return new ImportTarget(ImportTarget.Kind.MISSING, path);
    }
    if (!packages.containsKey(path)) {
      loadPackage(path, found);
    }
    return new ImportTarget(ImportTarget.Kind.PACKAGE, path);
  }

  /** How many directories below the root a file stands. */
  private static int depthOf(String file) {
    int depth = 0;
    for (int at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1)) {
      depth++;
    }
    return depth;
  }

  /** The path below the root: one leading dot means the importer's directory, two the one above. */
  private static String pathOf(Stmt.Import declaration, String importer) {
    var path = new StringBuilder();
    if (declaration.dots() > 0) {
      path.append(importer, 0, Math.max(0, importer.lastIndexOf('/')));
      for (int i = 1; i < declaration.dots(); i++) {
        path.setLength(Math.max(0, path.lastIndexOf("/")));
      }
    }
    for (var word : declaration.path()) {
      path.append(path.isEmpty() ? "" : "/").append(word.text());
    }
    return path.toString();
  }

  /** The files of the package at a path: those of a directory, or one file. */
  private static Sources sources(String name, PackageRoot root, String path) {
    var inDirectory = new ArrayList<String>();
    for (var file : sourceFiles(root, path)) {
      if (!file.substring(file.lastIndexOf('/') + 1).startsWith("_")) {
        inDirectory.add(file);
      }
    }
    if (!inDirectory.isEmpty() || path.isEmpty()) {
      return new Sources(name, root, inDirectory, path);
    }
    int slash = path.lastIndexOf('/');
    var file = path.substring(slash + 1) + ".k";
    boolean exists = list(root, slash < 0 ? "" : path.substring(0, slash)).contains(file);
    return new Sources(name, root, exists ? List.of(path + ".k") : List.of(), path);
  }

  /** The files of a directory that belong to its package, sorted. */
  private static List<String> sourceFiles(PackageRoot root, String directory) {
    var found = new ArrayList<String>();
    for (var name : list(root, directory)) {
      if (name.endsWith(".k") && !name.endsWith("_test.k")) {
        found.add(directory.isEmpty() ? name : directory + "/" + name);
      }
    }
    return found;
  }

  private static List<String> list(PackageRoot root, String directory) {
    try {
      return root.files().list(directory);
    } catch (IOException e) {
      return List.of();
    }
  }

  private void reportMissing(Stmt.Import declaration, String place) {
    if (Library.lacks(declaration.writtenPath())) {
      var text = "the system module '" + declaration.writtenPath() + "' is not known to kpm yet";
      diagnostics.add(
          Diagnostic.of(DiagnosticKind.CANNOT_FIND_MODULE, declaration.span().place(), text));
      return;
    }
    var text = "Cannot find the module " + declaration.writtenPath() + " from " + place;
    var message = Diagnostic.Message.at(declaration.span().place(), text);
    var suggestions = List.of(
        "try 'kcl mod add " + declaration.path().get(0).text()
            + "' to download the missing package",
        "browse more packages at 'https://artifacthub.io'");
    diagnostics.add(
        new Diagnostic(DiagnosticKind.CANNOT_FIND_MODULE, List.of(message), suggestions));
  }

  private void reportCycle(Stmt.Import declaration) {
    var text = new StringBuilder("Could not compiles due to cyclic import statements");
    for (var source : packages.values()) {
      if (open.contains(source.path())) {
        appendFiles(source, text);
      }
    }
    diagnostics.add(
        Diagnostic.of(DiagnosticKind.RECURSIVE_LOAD, declaration.span().place(), text.toString()));
  }

  private static void appendFiles(LoadedPackage source, StringBuilder text) {
    for (var module : source.modules()) {
      text.append("\n- ").append(module.file().name());
    }
  }

  private void fail(String text) {
    diagnostics.add(Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, text));
  }
}
