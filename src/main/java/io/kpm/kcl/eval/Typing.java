// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.type.InstanceBuilder;
import io.kpm.kcl.type.Packing;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;
import java.util.Optional;

/** Annotations at run time: tests of values, and conversion of dicts to instances. */
final class Typing implements InstanceBuilder {
  private final Machine machine;
  private final Packing packing;

  Typing(Machine machine) {
    this.machine = machine;
    this.packing = new Packing(this, machine.run().effort());
  }

  /** The value as the annotation has it; without annotation unchanged. */
  Value pack(Value value, Optional<TypeNode> annotation) {
    return annotation.isPresent() ? pack(value, annotation.get()) : value;
  }

  Value pack(Value value, TypeNode annotation) {
    if (value.isAbsent()) {
      return value;
    }
    var type = machine.facts().typeOf(annotation);
    var packed = packing.convert(value, type);
    if (!packing.fits(packed, type)) {
      throw Packing.mismatch(packed, type, WrittenType.of(annotation));
    }
    return packed;
  }

  /** {@code value as target}; the target is a dotted name. */
  Value convert(Value value, Expr target) {
    return packing.cast(
        value, machine.facts().typeNamedBy(target), target.span().text());
  }

  /** The value as an attribute has it whose default is {@code model}. */
  Value like(Value model, Value value) {
    return model instanceof Instance instance && instance.schema() instanceof SchemaType type
        ? packing.pack(value, type, type.name())
        : value;
  }

  @Override
  public Value build(SchemaType schema, KclDict config) {
    return machine.instances().fromConfig(schema, config);
  }
}
