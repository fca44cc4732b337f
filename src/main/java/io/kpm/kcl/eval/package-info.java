// SPDX-License-Identifier: Apache-2.0
/**
 * The interpreter: walks the checked tree of a program and makes values.
 *
 * <p>Entry type: {@link io.kpm.kcl.eval.Evaluator}. Where a name is looked up is decided by the
 * {@code Frame} that is handed down; what a whole run shares stands in {@code Evaluation}. This
 * room reads no files and knows nothing of packages on disk or of output formats.
 */
@NullMarked
package io.kpm.kcl.eval;

import org.jspecify.annotations.NullMarked;
