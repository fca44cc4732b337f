// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.syntax;

/** The parsers of one run, which call one another and share a cursor. */
final class Grammar {
  final TokenCursor cursor;
  final ExpressionParser expressions;
  final OperandParser operands;
  final CallParser calls;
  final StringParser strings;
  final ListParser lists;
  final ConfigParser configs;
  final LambdaParser lambdas;
  final TypeParser types;
  final AssignmentParser assignments;
  final StatementParser statements;
  final SchemaParser schemas;
  final SchemaBodyParser schemaBodies;

  Grammar(TokenCursor cursor, NameTable names) {
    this.cursor = cursor;
    expressions = new ExpressionParser(this);
    operands = new OperandParser(this);
    calls = new CallParser(this);
    strings = new StringParser(this, names);
    lists = new ListParser(this);
    configs = new ConfigParser(this);
    lambdas = new LambdaParser(this);
    types = new TypeParser(this);
    assignments = new AssignmentParser(this);
    statements = new StatementParser(this);
    schemas = new SchemaParser(this);
    schemaBodies = new SchemaBodyParser(this);
  }
}
