// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/**
 * A parameter of a function.
 *
 * @param optional whether a call may leave it out
 */
public record Parameter(String name, Type type, boolean optional) {

  /** A parameter that every call must give. */
  public static Parameter of(String name, Type type) {
    return new Parameter(name, type, false);
  }

  /** A parameter that a call may leave out. */
  public static Parameter optional(String name, Type type) {
    return new Parameter(name, type, true);
  }
}
