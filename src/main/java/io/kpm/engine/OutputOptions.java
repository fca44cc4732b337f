// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

/**
 * How the result of a program is written.
 *
 * @param omitNone leave out None values and items ({@code --disable_none})
 * @param sortKeys sort keys at every depth ({@code --sort_keys})
 * @param showHidden print names that begin with {@code _} too ({@code --show_hidden})
 */
public record OutputOptions(Format format, boolean omitNone, boolean sortKeys, boolean showHidden) {
  /** YAML, nothing left out, in order of the program. */
  public static final OutputOptions DEFAULT = new OutputOptions(Format.YAML, false, false, false);

  /** The notation of the result. */
  public enum Format {
    YAML,
    JSON
  }
}
