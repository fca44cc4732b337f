// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** The type of an imported package. */
public record ModuleType(String path) implements Type {

  @Override
  public String text() {
    return "module '" + path + "'";
  }

  @Override
  public String toString() {
    return text();
  }
}
