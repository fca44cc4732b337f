// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

/**
 * The family of a diagnostic, with the code and title of its header {@code error[E2G22]:
 * TypeError}.
 */
public enum DiagnosticKind {
  INVALID_SYNTAX("E1001", "InvalidSyntax"),
  IMMUTABLE("E1001", "ImmutableError"),
  ILLEGAL_PARAMETER("E1001", "IllegalParameterError"),
  INDEX_SIGNATURE("E1001", "IndexSignatureError"),
  NAME("E1001", "NameError"),
  RECURSIVE_LOAD("E1001", "RecursiveLoad"),
  TYPE("E2G22", "TypeError"),
  CANNOT_FIND_MODULE("E2F04", "CannotFindModule"),
  COMPILE("E2L23", "CompileError"),
  ILLEGAL_ATTRIBUTE("E2A31", "IllegalAttributeError"),
  UNIQUE_KEY("E2L28", "UniqueKeyError"),
  ILLEGAL_INHERIT("E2D34", "IllegalInheritError"),
  EVALUATION("E3M38", "EvaluationError");

  private final String code;
  private final String title;

  DiagnosticKind(String code, String title) {
    this.code = code;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }
}
