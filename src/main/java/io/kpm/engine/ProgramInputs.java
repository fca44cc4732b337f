// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a program gets from outside.
 *
 * @param packages its dependencies, by the name under which it imports them (dashes as underscores)
 * @param arguments what {@code option(name)} gives, as it is typed on a command line: JSON, or text
 * @param strictRange whether ints are held to 32 bits and floats to the range of float32
 *     ({@code --strict_range_check})
 * @param debug whether failures at run time are reported with a backtrace ({@code --debug})
 */
public record ProgramInputs(
    Map<String, PackageTree> packages,
    Map<String, String> arguments,
    boolean strictRange,
    boolean debug) {
  /** No dependencies and no arguments. */
  public static final ProgramInputs NONE = new ProgramInputs(Map.of(), Map.of(), false, false);

  public ProgramInputs {
    packages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(packages));
    arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The same with these packages in place of others. */
  public ProgramInputs with(Map<String, PackageTree> dependencies) {
    return new ProgramInputs(dependencies, arguments, strictRange, debug);
  }
}
