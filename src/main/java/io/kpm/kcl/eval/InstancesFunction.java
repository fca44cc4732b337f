// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Value;

/** {@code S.instances}: the instances made so far. */
final class InstancesFunction extends FunctionValue {
  private final SchemaValue schema;
  private final InstanceRegistry registry;

  InstancesFunction(SchemaValue schema, InstanceRegistry registry) {
    this.schema = schema;
    this.registry = registry;
  }

  /** Takes {@code full_pkg}, positional or named: whether all packages count. */
  @Override
  public Value call(Arguments arguments) {
    boolean allPackages = arguments.count() > 0
        ? arguments.at(0).isTrue()
        : arguments.namedCount() > 0 && arguments.namedAt(0).isTrue();
    return registry.of(schema.symbol().fullName(), allPackages);
  }
}
