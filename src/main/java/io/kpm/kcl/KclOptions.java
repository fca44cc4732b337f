// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

/**
 * How a program is run and its result written.
 *
 * @param json write JSON instead of YAML
 * @param omitNone leave out None values and items
 * @param sortKeys sort keys at every depth
 * @param showHidden print names that begin with {@code _} too
 * @param strictRange hold ints to 32 bits and floats to the range of float32
 * @param debug report failures where the outermost call stands, with a backtrace
 */
public record KclOptions(
    boolean json,
    boolean omitNone,
    boolean sortKeys,
    boolean showHidden,
    boolean strictRange,
    boolean debug) {
  /** YAML with nothing left out. */
  public static final KclOptions DEFAULT = new KclOptions(false, false, false, false, false, false);
}
