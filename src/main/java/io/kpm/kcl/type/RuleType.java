// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** The type of a rule. */
public record RuleType(String name, String packagePath) implements Type {

  @Override
  public String text() {
    return name;
  }

  @Override
  public String toString() {
    return text();
  }
}
