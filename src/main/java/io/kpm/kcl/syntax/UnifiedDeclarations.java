// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unites what the files of the main package declare about one name: if {@code x: S {…}} stands
 * there several times, perhaps behind one {@code x = S {…}}, all entries move in their order into
 * the last declaration and the others go.
 *
 * <p>A name that begins with {@code _} may be assigned again, which starts its list anew.
 */
public final class UnifiedDeclarations {
  private final List<Module> modules;
  private final Map<String, List<Declaration>> byName = new LinkedHashMap<>();
  private final Set<Stmt> deleted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Stmt, Stmt> replaced = new IdentityHashMap<>();

  private UnifiedDeclarations(List<Module> modules) {
    this.modules = modules;
  }

  /**
   * The same modules with united declarations. Entries keep their numbers when they move into
   * another file, so the modules must have been numbered from one counter
   * ({@link Parser#parse(io.kpm.kcl.source.SourceFile, int)}).
   */
  public static List<Module> in(List<Module> mainPackage) {
    var declarations = new UnifiedDeclarations(mainPackage);
    declarations.collect();
    declarations.unite();
    return declarations.rebuilt();
  }

  private void collect() {
    for (var module : modules) {
      for (var statement : module.statements()) {
        if (statement instanceof Stmt.Unify unify) {
          add(unify.target().name().text(), new Declaration(unify, unify.value()), false);
        } else if (statement instanceof Stmt.Assign assign
            && assign.value() instanceof Expr.SchemaInstance instance) {
          addTargets(assign, instance);
        }
      }
    }
  }

  private void addTargets(Stmt.Assign assign, Expr.SchemaInstance instance) {
    for (var target : assign.targets()) {
      if (target.isSimple()) {
        add(target.name().text(), new Declaration(assign, instance), true);
      }
    }
  }

  private void add(String name, Declaration declaration, boolean assigned) {
    var known = byName.get(name);
    if (known == null) {
      known = new ArrayList<>(1);
      byName.put(name, known);
    }
    if (assigned && !known.isEmpty()) {
      if (!name.startsWith("_")) {
        return;
      }
      known.clear();
    }
    known.add(declaration);
  }

  private void unite() {
    for (var declarations : byName.values()) {
      int last = declarations.size() - 1;
      if (last < 1) {
        continue;
      }
      var entries = new ArrayList<Entry>();
      for (var declaration : declarations) {
        entries.addAll(declaration.instance().config().entries());
        deleted.add(declaration.statement());
      }
      var kept = declarations.get(last);
      deleted.remove(kept.statement());
      replaced.put(kept.statement(), kept.with(ConfigEntries.grouped(entries)));
    }
  }

  private List<Module> rebuilt() {
    if (replaced.isEmpty()) {
      return modules;
    }
    var result = new ArrayList<Module>(modules.size());
    for (var module : modules) {
      var statements = new ArrayList<Stmt>(module.statements().size());
      for (var statement : module.statements()) {
        if (!deleted.contains(statement)) {
          statements.add(replaced.getOrDefault(statement, statement));
        }
      }
      result.add(new Module(module.file(), statements, module.firstId(), module.endId()));
    }
    return result;
  }

  /** A statement that declares a name by a schema instance. */
  private record Declaration(Stmt statement, Expr.SchemaInstance instance) {
    private Stmt with(List<Entry> entries) {
      var value = ConfigEntries.with(instance, entries);
      if (statement instanceof Stmt.Unify unify) {
        return new Stmt.Unify(unify.id(), unify.span(), unify.target(), value);
      }
      if (statement instanceof Stmt.Assign assign) {
        return new Stmt.Assign(assign.id(), assign.span(), assign.targets(), assign.type(), value);
      }
      throw new IllegalStateException("no declaration: " + statement);
    }
  }
}
