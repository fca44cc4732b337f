// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.load.ImportTarget;
import io.kpm.kcl.load.LoadedPackage;
import io.kpm.kcl.load.Program;
import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The static checks of a program, package by package, imported ones first. */
public final class Checker {
  private final Program program;
  private final Facts facts;
  private final Problems problems = new Problems();
  private final TypeReader types;
  private final ExprChecker expressions;
  private final Set<String> checked = new HashSet<>();

  private Checker(Program program) {
    this.program = program;
    this.facts = new Facts(program.endId());
    this.types = new TypeReader(facts, problems);
    this.expressions = new ExprChecker(facts, problems, types);
  }

  /** Checks a program; where the trees have gaps, nothing is said. */
  public static Verdict check(Program program) {
    var checker = new Checker(program);
    checker.check(program.main());
    return new Verdict(checker.facts, checker.problems.all());
  }

  /**
   * What the checks came to.
   *
   * @param diagnostics in order of discovery; if there are any, the program must not be evaluated
   */
  public record Verdict(Facts facts, List<Diagnostic> diagnostics) {
    public Verdict {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  private void check(LoadedPackage source) {
    if (!checked.add(source.path())) {
      return;
    }
    var symbols = new PackageSymbols(source.path());
    facts.add(symbols);
    var files = bindImports(source, symbols);
    var rules = new GlobalRules(problems);
    var builder = new SymbolBuilder(symbols, expressions, types, problems);
    for (int i = 0; i < files.size(); i++) {
      rules.checkTypes(source.modules().get(i).statements());
      builder.declare(source.modules().get(i).statements(), files.get(i));
    }
    for (int i = 0; i < files.size(); i++) {
      rules.checkAssignments(source.modules().get(i).statements());
    }
    for (int i = 0; i < files.size(); i++) {
      builder.linkParents(source.modules().get(i).statements(), files.get(i));
    }
    for (int i = 0; i < files.size(); i++) {
      builder.readAttributes(source.modules().get(i).statements(), files.get(i));
    }
    for (int i = 0; i < files.size(); i++) {
      expressions.statements().check(source.modules().get(i).statements(), Env.of(files.get(i)));
    }
  }

  /** Binds the names of imports, having checked what they name. */
  private List<FileContext> bindImports(LoadedPackage source, PackageSymbols symbols) {
    var files = new ArrayList<FileContext>();
    Map<String, ImportTarget> shared = new HashMap<>();
    for (var module : source.modules()) {
      Map<String, ImportTarget> imports = source.isMain() ? shared : new HashMap<>();
      for (var statement : module.statements()) {
        if (statement instanceof Stmt.Import declaration) {
          bind(declaration, imports);
        }
      }
      files.add(FileContext.of(symbols, imports));
    }
    return files;
  }

  private void bind(Stmt.Import declaration, Map<String, ImportTarget> imports) {
    var target = program.targetOf(declaration);
    if (target.kind() == ImportTarget.Kind.PACKAGE) {
      check(program.packageAt(target.path()));
    }
    var name = declaration.boundName();
    var before = imports.put(name, target);
    if (before != null && !before.equals(target)) {
      problems.add(
          DiagnosticKind.COMPILE,
          declaration.span().place(),
          "the name '" + name + "' is defined multiple times, '" + name
              + "' must be defined only once");
    }
  }
}
