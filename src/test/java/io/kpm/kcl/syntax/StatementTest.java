// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      import a.b.c           ; (import a.b.c c)
      import .a as b         ; (import .a b)
      import ...a.b          ; (import ...a.b b)
      type A = int | str     ; (type A (| int str))
      a = b = 1              ; (= a b 1)
      a: int = 1             ; (= a : int 1)
      a.b["c"][0].d = 1      ; (= a.b["c"][0].d 1)
      a += 1                 ; (+= a 1)
      a.b //= 2              ; (//= a.b 2)
      a <<= 2                ; (<<= a 2)
      a: S {b = 1}           ; (unify a (new S {(b = 1)}))
      a: p.S(1) {}           ; (unify a (new p.S (args 1) {}))
      assert a               ; (assert a)
      assert a if b, "c"     ; (assert a if b , "c")
      a b = 2                ; a (= b 2)
      if a: b = 1            ; (if (a => (= b 1)))
      S {}                   ; (new S {})
      ~a                     ; (~ a)
      not a                  ; (not a)
      """)
  void readsSimpleStatements(String program, String tree) {
    assertThat(Lisp.parse(program + "\n")).isEqualTo(tree);
  }

  @Test
  void readsBranchesInBlocksAndOnLines() {
    assertThat(Lisp.parse("if a:\n    b = 1\n    c\nelif d: e = 2\nelse:\n    f\ng"))
        .isEqualTo("(if (a => (= b 1) c) (d => (= e 2)) (else f)) g");
    assertThat(Lisp.parse("if a:\n    if b:\n        c\n    else:\n        d\n"))
        .isEqualTo("(if (a => (if (b => c) (else d))))");
  }

  @Test
  void dropsALeadingLongStringOnly() {
    assertThat(Lisp.parse("\"\"\"doc\"\"\"\na = 1\n")).isEqualTo("(= a 1)");
    assertThat(Lisp.parse("'doc'\n")).isEqualTo("\"doc\"");
    assertThat(Lisp.parse("\n'''doc'''\n")).isEqualTo("\"doc\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      any                    ; any
      str                    ; str
      a.B                    ; a.B
      [int]                  ; [int]
      []                     ; []
      {str:}                 ; {str:}
      {:int}                 ; {:int}
      {str:[int]}            ; {str:[int]}
      "a" | 1 | 1Ki | 2.5 | True ; (| '"a" '1 '1Ki '2.5 'true)
      (int, str) -> bool     ; (fn int str -> bool)
      ()                     ; (fn)
      (A | B)                ; (fn (| A B))
      0x10                   ; '16
      $str                   ; str
      """)
  void readsTypes(String type, String tree) {
    assertThat(Lisp.type(type)).isEqualTo(tree);
  }

  @Test
  void readsSchemas() {
    assertThat(Lisp.parse("schema A:\n")).isEqualTo("(schema A)");
    assertThat(Lisp.parse("""
        @deprecated(version = "1")
        @info
        schema A[a, b: int = 1](p.B) for CProtocol:
            '''doc'''
            mixin [
                DMixin,
                p.EMixin
            ]
            @info
            a: int
            b?: str = "x"
            "c": [int] |= [1]
            d.e: int += 1
            kind: "Pod"
            optional?: "Pod"
            f: G {}
            _h = 1
            _h += 1
            assert a
            if a:
                b = 2
            [k: ...str]: int = 3
            [x for x in y]
            check:
                a > 1 if b, "m"
                c
        """))
        .isEqualTo("(schema A (@deprecated (version = \"1\")) (@info) [a b:int=1] (< p.B)"
            + " (for CProtocol) (mixin DMixin p.EMixin)"
            + " (attr (@info) a int) (attr b? str = \"x\") (attr c [int] |= (list 1))"
            + " (attr d.e int += 1) (attr kind '\"Pod\" = \"Pod\") (attr optional? '\"Pod\")"
            + " (unify f (new G {})) (= _h 1) (+= _h 1) (assert a) (if (a => (= b 2)))"
            + " (listcomp x (for x in y)) ([k: ...str] int = 3)"
            + " (check (cmp a > 1) if b , \"m\") (check c))");
  }

  @Test
  void readsMixinsProtocolsAndRules() {
    assertThat(Lisp.parse("mixin A:\n    a: int\nschema BMixin:\n    a: int\n"))
        .isEqualTo("(mixin A (attr a int)) (mixin BMixin (attr a int))");
    assertThat(Lisp.parse("protocol A:\n    a: int\nschema BProtocol:\n    [str]: int\n"))
        .isEqualTo("(protocol A (attr a int)) (protocol BProtocol ([str] int))");
    assertThat(Lisp.parse("rule A[x](B, c.D) for E:\n    '''doc'''\n    a > 1, 'm'\n    b\n"))
        .isEqualTo("(rule A [x] (< B c.D) (for E) (check (cmp a > 1) , \"m\") (check b))");
  }

  @Test
  void takesKeywordsAsNamesInASchemaBody() {
    assertThat(Lisp.parse("schema A:\n    type: str\n    for: int\n    import?: bool\n"))
        .isEqualTo("(schema A (attr type str) (attr for int) (attr import? bool))");
  }
}
