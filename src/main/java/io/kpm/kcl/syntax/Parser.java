// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

import io.kpm.kcl.source.SourceFile;

/** The way from text to tree. It never throws: a tree is always made, errors are data. */
public final class Parser {
  /**
   * How many brackets, blocks, types and tighter operators may stand inside one another. Deeper
   * input is an error, so neither the parser nor any walk over its tree can run out of stack.
   */
  public static final int MAX_DEPTH = 256;

  private Parser() {}

  /** Parses a file on its own; its nodes are numbered from 0. */
  public static ParseResult parse(SourceFile file) {
    return parse(file, 0);
  }

  /**
   * Parses a file whose nodes are numbered from {@code firstId}, so that the files of one package
   * can share their numbers: the next file starts with {@link Module#endId()} of this one.
   */
  public static ParseResult parse(SourceFile file, int firstId) {
    var errors = new SyntaxErrors(file);
    var names = new NameTable();
    var cursor = new TokenCursor(Lexer.lex(file, names, errors), errors, firstId);
    var statements = new Grammar(cursor, names).statements.module();
    var tree = new Module(file, statements, firstId, cursor.newId());
    return new ParseResult(tree, errors.found());
  }
}
