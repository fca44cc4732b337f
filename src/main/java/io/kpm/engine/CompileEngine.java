// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

/** Something that compiles KCL packages: the embedded engine, or an external program. */
public interface CompileEngine {
  /**
   * Compiles one package; a program that is wrong is a result with diagnostics, not an exception.
   *
   * @throws io.kpm.error.KpmException if the compiler itself cannot do its work
   */
  CompileResult compile(CompileRequest request);
}
