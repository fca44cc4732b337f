// SPDX-License-Identifier: Apache-2.0
/**
 * Run-time values of KCL programs: truth, equality, order, arithmetic, merging, copying, text.
 *
 * <p>Entry type: {@link io.kpm.kcl.value.Value}. This room is pure: it knows no syntax, no types,
 * no evaluator and no input or output. What a program does wrong is an
 * {@link io.kpm.kcl.value.EvalError}.
 */
@NullMarked
package io.kpm.kcl.value;

import org.jspecify.annotations.NullMarked;
