// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.List;
import java.util.Optional;

/** A schema type of the main package whose attributes are all required. */
record TestSchemaType(
    String name, Optional<SchemaType> base, List<String> requiredAttributes, boolean needsConfig)
    implements SchemaType {

  static TestSchemaType named(String name, String... attributes) {
    return new TestSchemaType(name, Optional.empty(), List.of(attributes), attributes.length > 0);
  }

  @Override
  public String packagePath() {
    return "__main__";
  }

  @Override
  public boolean hasAttribute(String attribute) {
    return requiredAttributes.contains(attribute);
  }

  @Override
  public boolean hasIndexSignature() {
    return false;
  }
}
