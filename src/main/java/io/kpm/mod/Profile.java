// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import java.util.List;
import java.util.Optional;

/**
 * The table {@code [profile]}: how the package is compiled if nobody says otherwise.
 *
 * @param entries relative to the root of the package; a YAML file among them has settings
 * @param disableNone leave out attributes that are {@code None}
 * @param sortKeys sort the keys of the output
 * @param selectors paths of the values to print
 * @param overrides changes of the program
 * @param arguments {@code key=value} for {@code option()}
 */
public record Profile(
    List<String> entries,
    Optional<Boolean> disableNone,
    Optional<Boolean> sortKeys,
    List<String> selectors,
    List<String> overrides,
    List<String> arguments) {
  /** Nothing said. */
  public static final Profile EMPTY =
      new Profile(List.of(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

  public Profile {
    entries = List.copyOf(entries);
    selectors = List.copyOf(selectors);
    overrides = List.copyOf(overrides);
    arguments = List.copyOf(arguments);
  }
}
