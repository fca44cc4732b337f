// SPDX-License-Identifier: Apache-2.0
/**
 * Values as YAML and JSON: what of a result is printed, and how.
 *
 * <p>Entry types: {@link io.kpm.kcl.output.Output} for the result of a program,
 * {@link io.kpm.kcl.output.JsonWriter} and {@link io.kpm.kcl.output.YamlWriter} for single values.
 * This room knows values only; where the text goes is the caller's.
 */
@NullMarked
package io.kpm.kcl.output;

import org.jspecify.annotations.NullMarked;
