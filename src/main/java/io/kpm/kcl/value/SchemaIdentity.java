// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/** What a value knows of a schema: the evaluator's schema objects are the implementations. */
public interface SchemaIdentity {
  String name();

  /** Dotted path of the defining package, {@code __main__} for the main package. */
  String packagePath();

  /** The name with its package in front, without one for the main package. */
  default String fullName() {
    return packagePath().equals("__main__") ? name() : packagePath() + "." + name();
  }
}
