// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnifiedDeclarationsTest {
  @Test
  void collectsEntriesInTheLastDeclaration() {
    assertThat(united("x: S {a = 1}\ny = 2\nx: S {b = 3}\n"))
        .isEqualTo("(= y 2) (unify x (new S {(a = 1) (b = 3)}))");
  }

  @Test
  void takesOneLeadingAssignmentAlong() {
    assertThat(united("x = S {a = 1}\nx: S {b = 3}\n"))
        .isEqualTo("(unify x (new S {(a = 1) (b = 3)}))");
    assertThat(united("x: S {a = 1}\nx = S {b = 3}\n"))
        .isEqualTo("(unify x (new S {(a = 1)})) (= x (new S {(b = 3)}))");
  }

  @Test
  void startsAnewWhereAHiddenNameIsAssigned() {
    assertThat(united("_x: S {a = 1}\n_x = S {b = 2}\n_x: S {c = 3}\n"))
        .isEqualTo("(unify _x (new S {(a = 1)})) (unify _x (new S {(b = 2) (c = 3)}))");
  }

  @Test
  void groupsEntriesOfOneKeyAndForgetsWhatIsOverridden() {
    assertThat(united("x: S {a: 1, b: {c: 1, d: 2, c: 3}}\nx: S {b: {e: 4}, a = 5, **z}\n"))
        .isEqualTo("(unify x (new S {(a = 5) (b : {(c : 1) (c : 3) (d : 2)}) (b : {(e : 4)})"
            + " (** z)}))");
  }

  @Test
  void unitesAcrossFiles() {
    var first = Parser.parse(new SourceFile("a.k", "x: S {a = 1}\n")).tree();
    var second =
        Parser.parse(new SourceFile("b.k", "x: S {b = 2}\n"), first.endId()).tree();

    var united = UnifiedDeclarations.in(List.of(first, second));

    assertThat(united.get(0).statements()).isEmpty();
    assertThat(Lisp.print(united.get(1))).isEqualTo("(unify x (new S {(a = 1) (b = 2)}))");
  }

  @Test
  void leavesOtherModulesAlone() {
    var modules = List.of(Parser.parse(new SourceFile("a.k", "x: S {a = 1}\n")).tree());

    assertThat(UnifiedDeclarations.in(modules)).isSameAs(modules);
  }

  private static String united(String program) {
    var tree = Parser.parse(new SourceFile("main.k", program)).tree();
    return Lisp.print(UnifiedDeclarations.in(List.of(tree)).get(0));
  }
}
