// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a + b - c              ; (- (+ a b) c)
      a + b * c - d          ; (- (+ a (* b c)) d)
      a * b + c              ; (+ (* a b) c)
      a ** b ** c            ; (** (** a b) c)
      a // b % c / d         ; (/ (% (// a b) c) d)
      a << b + c >> d        ; (>> (<< a (+ b c)) d)
      a | b ^ c & d          ; (| a (^ b (& c d)))
      a or b and c           ; (or a (and b c))
      a and b or c           ; (or (and a b) c)
      a as b or c            ; (as a (or b c))
      a + b as c.D           ; (as (+ a b) c.D)
      -2 ** 2                ; (** (- 2) 2)
      not a in b             ; (cmp (not a) in b)
      not a == b             ; (cmp (not a) == b)
      ~a.b                   ; (~ a.b)
      a + -b                 ; (+ a (- b))
      """)
  void bindsOperatorsByPrecedence(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a < b <= c             ; (cmp a < b <= c)
      a < b == c             ; (cmp a < b == c)
      a == b < c             ; (cmp a == (cmp b < c))
      a not in b             ; (cmp a not in b)
      a is not b             ; (cmp a is not b)
      a is b != c            ; (cmp a is b != c)
      a == b and c > d       ; (and (cmp a == b) (cmp c > d))
      a < b | c              ; (cmp a < (| b c))
      (a < b) < c            ; (cmp (paren (cmp a < b)) < c)
      """)
  void chainsTheComparisonsOfOneLevel(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a if b else c                    ; (cond (b => a) c)
      a if b else c if d else e        ; (cond (b => a) (d => c) e)
      a + 1 if b or c else -d          ; (cond ((or b c) => (+ a 1)) (- d))
      """)
  void readsConditionals(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      a.b.c                  ; a.b.c
      a?.b.c                 ; (?. a b c)
      a.b?.c?.d              ; (?. (?. a.b c) d)
      a[0].b.c               ; (. ([] a 0) b c)
      a?[0]                  ; (?[] a 0)
      a[1:2]                 ; ([:] a 1 2 _)
      a[:]                   ; ([:] a _ _ _)
      a[::-1]                ; ([:] a _ _ (- 1))
      a[1:]                  ; ([:] a 1 _ _)
      a?[:2:]                ; (?[:] a _ 2 _)
      f()                    ; (call f)
      f(1, b = 2,)           ; (call f 1 (b = 2))
      f(1 2)                 ; (call f 1 2)
      a.f(1)(2).g            ; (. (call (call a.f 1) 2) g)
      (a)(1)                 ; (call (paren a) 1)
      "a".join(b)            ; (call (. "a" join) b)
      """)
  void readsSuffixes(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      True                   ; true
      Undefined              ; undefined
      all x in xs {x > 1}    ; (all (for x in xs) (cmp x > 1))
      any k, v in d.e {v if k} ; (any (for k v in d.e if k) v)
      filter x in [1, 2] {x} ; (filter (for x in (list 1 2)) x)
      map x in a?.b[0] {x}   ; (map (for x in ([] (?. a b) 0)) x)
      S {a = 1}              ; (new S {(a = 1)})
      p.S(1, b = 2) {}       ; (new p.S (args 1 (b = 2)) {})
      lambda {1}             ; (lambda [] 1)
      lambda x, y: int = 1 -> str {x} ; (lambda [x y:int=1] -> str x)
      lambda {x: int} -> int {x} ; (lambda [x:int] -> int x)
      lambda -> int {1}      ; (lambda [] -> int 1)
      """)
  void readsOperands(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      []                     ; (list)
      [1 2, *a,]             ; (list 1 2 (* a))
      [if a: 1 elif b: *c else: 3, 4] ; (list (if (a => 1) (b => (* c)) (else 3)) 4)
      [x for x in xs if x]   ; (listcomp x (for x in xs if x))
      [x for k, v in a for x in v] ; (listcomp x (for k v in a) (for x in v))
      {}                     ; {}
      {a: 1, "b" = 2, c += [3]} ; {(a : 1) ("b" = 2) (c += (list 3))}
      {a.b.c = 1}            ; {(a : {(b : {(c = 1)})})}
      {a[0]: 1, b.c[-1] = 2} ; {(a@0 : 1) (b : {(c@-1 = 2)})}
      {"${a}": 1, (b): 2, a[b]: 3} ; {((key (join (${} a))) : 1) ((key (paren b)) : 2) ((key ([] a b)) : 3)}
      {**a, if b: c: 1 else: d: 2} ; {(** a) (if (b => (c : 1)) (else (d : 2)))}
      {k: v for k, v in d}   ; (dictcomp (k : v) (for k v in d))
      {$type: 1}             ; {(type : 1)}
      """)
  void readsListsAndConfigs(String program, String tree) {
    assertThat(Lisp.expression(program)).isEqualTo(tree);
  }

  @Test
  void readsListsOverSeveralLines() {
    assertThat(Lisp.expression("[\n    1\n    2,\n\n    3\n]")).isEqualTo("(list 1 2 3)");
    assertThat(Lisp.expression("[1,\n2]")).isEqualTo("(list 1 2)");
    assertThat(Lisp.expression("[\n    x\n    for x in y\n    if x\n]"))
        .isEqualTo("(listcomp x (for x in y if x))");
    assertThat(
            Lisp.expression("[\n    if a:\n        1\n        2\n    else:\n        3\n    4\n]"))
        .isEqualTo("(list (if (a => 1 2) (else 3)) 4)");
  }

  @Test
  void readsConfigsOverSeveralLines() {
    assertThat(Lisp.expression("{\n    a: 1\n    b: {\n        c = 2\n    }\n}"))
        .isEqualTo("{(a : 1) (b : {(c = 2)})}");
    assertThat(Lisp.expression(
            "{\n    if a:\n        b: 1\n        **c\n    elif d:\n        e: 2\n    f: 3\n}"))
        .isEqualTo("{(if (a => (b : 1) (** c)) (d => (e : 2))) (f : 3)}");
  }

  @Test
  void readsCallsLambdasAndQuantifiersOverSeveralLines() {
    assertThat(Lisp.expression("f(\n    1\n    a = 2,\n)")).isEqualTo("(call f 1 (a = 2))");
    assertThat(Lisp.expression("lambda x {\n    y = x\n    y + 1\n}"))
        .isEqualTo("(lambda [x] (= y x) (+ y 1))");
    assertThat(Lisp.expression("lambda {\n    x: int\n    y\n} -> int {\n    x\n}"))
        .isEqualTo("(lambda [x:int y] -> int x)");
    assertThat(Lisp.expression("all x in y {\n    x > 1 if x\n}"))
        .isEqualTo("(all (for x in y if x) (cmp x > 1))");
  }

  @Test
  void numbersNodesDenselyAndOnce() {
    var file = new SourceFile("main.k", "a = b + c * [d, \"${e}\"]\n");

    var first = Parser.parse(file).tree();
    var second = Parser.parse(file, first.endId()).tree();

    assertThat(first.firstId()).isZero();
    assertThat(second.firstId()).isEqualTo(first.endId());
    assertThat(second.endId()).isEqualTo(2 * first.endId());
    assertThat(first.statements().get(0).id()).isEqualTo(first.endId() - 1);
  }
}
