// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.PackageFiles;
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
import java.util.Set;

/** Reads and parses the files of a program, starting from its entries. */
public final class Loader {
  private final PackageFiles files;
  private final String root;
  private final Set<String> systemModules;
  private final Map<String, LoadedPackage> packages = new LinkedHashMap<>();
  private final Map<Integer, ImportTarget> imports = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int nextId;

  /**
   * A loader for one program.
   *
   * @param root the directory that {@code files} stands for, as diagnostics name it
   * @param systemModules names of the modules that are part of the language
   */
  public Loader(PackageFiles files, String root, Set<String> systemModules) {
    this.files = files;
    this.root = root;
    this.systemModules = systemModules;
  }

  /**
   * Loads the main package and everything it imports.
   *
   * @param entries {@code .k} files and directories relative to the root
   */
  public Program load(List<String> entries) {
    var paths = new ArrayList<String>();
    for (var entry : entries) {
      addEntry(entry, paths);
    }
    if (paths.isEmpty() && diagnostics.isEmpty()) {
      fail("No input KCL files or paths");
    }
    loadPackage(LoadedPackage.MAIN, paths);
    return new Program(packages, imports, nextId, diagnostics);
  }

  private void addEntry(String entry, List<String> paths) {
    if (entry.endsWith(".k")) {
      paths.add(entry);
      return;
    }
    for (var file : sourceFiles(entry)) {
      if (!paths.contains(file)) {
        paths.add(file);
      }
    }
  }

  private void loadPackage(String path, List<String> sources) {
    var modules = new ArrayList<Module>();
    for (var source : sources) {
      var text = read(source);
      if (!text.isEmpty() || diagnostics.isEmpty()) {
        var parsed = Parser.parse(new SourceFile(nameOf(source), text), nextId);
        nextId = parsed.tree().endId();
        diagnostics.addAll(parsed.diagnostics());
        modules.add(parsed.tree());
      }
    }
    boolean isMain = path.equals(LoadedPackage.MAIN);
    packages.put(path, new LoadedPackage(path, isMain ? UnifiedDeclarations.in(modules) : modules));
    open.push(path);
    for (int i = 0; i < modules.size(); i++) {
      resolveImports(modules.get(i).statements(), sources.get(i));
    }
    open.pop();
  }

  private String read(String path) {
    try {
      return new String(files.read(path), UTF_8);
    } catch (IOException e) {
      fail("Cannot find the kcl file, please check the file path " + nameOf(path));
      return "";
    }
  }

  private void resolveImports(List<Stmt> statements, String importer) {
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

  private ImportTarget resolve(Stmt.Import declaration, String importer) {
    var written = declaration.writtenPath();
    if (systemModules.contains(written)) {
      return new ImportTarget(ImportTarget.Kind.SYSTEM, written);
    }
    var path = pathOf(declaration, importer);
    if (declaration.dots() - 1 > depthOf(importer)) {
      reportMissing(declaration, path);
      return new ImportTarget(ImportTarget.Kind.MISSING, path);
    }
    var dotted = path.replace('/', '.');
    if (open.contains(dotted)) {
      reportCycle(declaration);
      return new ImportTarget(ImportTarget.Kind.MISSING, dotted);
    }
    if (packages.containsKey(dotted)) {
      return new ImportTarget(ImportTarget.Kind.PACKAGE, dotted);
    }
    var sources = sourcesOf(path);
    if (sources.isEmpty()) {
      reportMissing(declaration, path);
      return new ImportTarget(ImportTarget.Kind.MISSING, dotted);
    }
    loadPackage(dotted, sources);
    return new ImportTarget(ImportTarget.Kind.PACKAGE, dotted);
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

  private List<String> sourcesOf(String path) {
    var inDirectory = new ArrayList<String>();
    for (var file : sourceFiles(path)) {
      if (!file.substring(file.lastIndexOf('/') + 1).startsWith("_")) {
        inDirectory.add(file);
      }
    }
    if (!inDirectory.isEmpty()) {
      return inDirectory;
    }
    var slash = path.lastIndexOf('/');
    var file = path.substring(slash + 1) + ".k";
    boolean exists = list(slash < 0 ? "" : path.substring(0, slash)).contains(file);
    return exists ? List.of(path + ".k") : List.of();
  }

  /** The files of a directory that belong to its package, sorted. */
  private List<String> sourceFiles(String directory) {
    var found = new ArrayList<String>();
    for (var name : list(directory)) {
      if (name.endsWith(".k") && !name.endsWith("_test.k")) {
        found.add(directory.isEmpty() ? name : directory + "/" + name);
      }
    }
    return found;
  }

  private List<String> list(String directory) {
    try {
      return files.list(directory);
    } catch (IOException e) {
      return List.of();
    }
  }

  private void reportMissing(Stmt.Import declaration, String path) {
    var text = "Cannot find the module " + declaration.writtenPath() + " from " + nameOf(path);
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

  private String nameOf(String path) {
    return path.isEmpty() ? root : root + "/" + path;
  }

  private void fail(String text) {
    diagnostics.add(Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, text));
  }
}
