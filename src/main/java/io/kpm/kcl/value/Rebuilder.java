// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** Makes an instance again after a merge has changed it; the evaluator implements it. */
public interface Rebuilder {

  /**
   * Runs the schema body again for {@code changed}, with its recorded config keys as overriding
   * entries taken from the current values, and its recorded arguments.
   */
  Value rebuild(Instance changed);
}
