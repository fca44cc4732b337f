// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that one or more bodies assign, in order of first occurrence, with their setters. */
final class SetterTable {
  private final Map<String, Integer> slots = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<List<Setter>> setters = new ArrayList<>();

  /** Adds the assignments of a body behind those already known. */
  void add(int level, List<Stmt> body) {
    for (var statement : body) {
      if (statement instanceof Stmt.If choice) {
        addBranches(level, choice);
      } else {
        addStatement(new Setter(level, statement, true, statement));
      }
    }
  }

  int size() {
    return names.size();
  }

  /** The names by slot. */
  String[] names() {
    return names.toArray(new String[0]);
  }

  List<Setter> of(int slot) {
    return setters.get(slot);
  }

  private void addBranches(int level, Stmt.If outermost) {
    boolean inThen = true;
    for (var branch : outermost.branches()) {
      addBlock(new Setter(level, outermost, inThen, outermost), branch.body());
      inThen = false;
    }
    addBlock(new Setter(level, outermost, false, outermost), outermost.otherwise());
  }

  private void addBlock(Setter pattern, List<Stmt> block) {
    for (var statement : block) {
      if (statement instanceof Stmt.If inner) {
        for (var branch : inner.branches()) {
          addBlock(pattern, branch.body());
        }
        addBlock(pattern, inner.otherwise());
      } else {
        addStatement(pattern.of(statement));
      }
    }
  }

  private void addStatement(Setter setter) {
    var statement = setter.statement();
    if (statement instanceof Stmt.Assign assign) {
      for (var target : assign.targets()) {
        addName(target.name().text(), setter);
      }
    } else if (statement instanceof Stmt.Augment augment) {
      addName(augment.target().name().text(), setter);
    } else if (statement instanceof Stmt.Unify unify) {
      addName(unify.target().name().text(), setter);
    } else if (statement instanceof Stmt.Attribute attribute) {
      addName(attribute.name().text(), setter);
    }
  }

  private void addName(String name, Setter setter) {
    var slot = slots.get(name);
    if (slot == null) {
      slot = names.size();
      slots.put(name, slot);
      names.add(name);
      setters.add(new ArrayList<>(1));
    }
    setters.get(slot).add(setter);
  }
}
