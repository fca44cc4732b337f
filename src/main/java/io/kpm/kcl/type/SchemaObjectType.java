// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** The type of a schema itself, as against its instances. */
public record SchemaObjectType(SchemaType schema) implements Type {

  @Override
  public String text() {
    return schema.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
