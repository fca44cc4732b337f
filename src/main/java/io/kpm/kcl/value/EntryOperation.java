// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** What a config entry does with the value that is already there. */
public enum EntryOperation {
  /** {@code key: value} */
  MERGE,
  /** {@code key = value} */
  OVERRIDE,
  /** {@code key += value} */
  INSERT
}
