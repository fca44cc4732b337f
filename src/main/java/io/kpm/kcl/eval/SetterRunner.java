// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

/** What runs one of the statements that assign a name, in the frame where it belongs. */
interface SetterRunner {
  void run(Setter setter);
}
