// SPDX-License-Identifier: Apache-2.0
/**
 * Types of KCL: how they print, whether one fits where another is expected, and whether a value
 * passes one.
 *
 * <p>Entry types: {@link io.kpm.kcl.type.Type}, {@link io.kpm.kcl.type.TypeRelation},
 * {@link io.kpm.kcl.type.Packing}. This room knows values, but neither syntax nor the evaluator:
 * schema types and instances come through the interfaces {@link io.kpm.kcl.type.SchemaType} and
 * {@link io.kpm.kcl.type.InstanceBuilder}.
 */
@NullMarked
package io.kpm.kcl.type;

import org.jspecify.annotations.NullMarked;
