// SPDX-License-Identifier: Apache-2.0
/**
 * What every KCL program may call: built-in functions, string methods and system modules, one class
 * per module, each with a table name to signature and function that checker and evaluator share.
 *
 * <p>Entry type: {@link io.kpm.kcl.lib.Library}. This room knows values, types and output; what it
 * needs from a run (where {@code print} goes, options, the clock) comes with a
 * {@link io.kpm.kcl.lib.CallContext}.
 */
@NullMarked
package io.kpm.kcl.lib;

import org.jspecify.annotations.NullMarked;
