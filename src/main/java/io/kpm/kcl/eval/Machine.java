// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.load.Program;
import io.kpm.kcl.sema.Facts;

/** The parts of one interpreter, which need each other. */
final class Machine {
  private final Evaluation run;
  private final Facts facts;
  private final Packages packages;
  private final Names names;
  private final Typing typing;
  private final Instances instances;
  private final Interpreter interpreter;
  private final Statements statements;

  Machine(Program program, Facts facts, Evaluation run) {
    this.run = run;
    this.facts = facts;
    this.packages = new Packages(program, new Natives(this));
    this.names = new Names(this);
    this.typing = new Typing(this);
    this.instances = new Instances(this);
    this.interpreter = new Interpreter(this);
    this.statements = new Statements(this);
    packages.open(this);
  }

  Evaluation run() {
    return run;
  }

  Facts facts() {
    return facts;
  }

  Packages packages() {
    return packages;
  }

  Names names() {
    return names;
  }

  Typing typing() {
    return typing;
  }

  Instances instances() {
    return instances;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Statements statements() {
    return statements;
  }
}
