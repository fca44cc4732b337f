// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** The kinds of run-time values, for switches over them. */
public enum Kind {
  UNDEFINED,
  NONE,
  BOOL,
  INT,
  FLOAT,
  QUANTITY,
  STR,
  LIST,
  DICT,
  INSTANCE,
  FUNCTION
}
