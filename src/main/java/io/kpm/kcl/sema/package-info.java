// SPDX-License-Identifier: Apache-2.0
/**
 * What can be said about a program before it runs: which names mean what, which types its parts
 * have, and which of its parts are wrong.
 *
 * <p>Entry type: {@link io.kpm.kcl.sema.Checker}; what the evaluator needs to know stands in
 * {@link io.kpm.kcl.sema.Facts}. This room evaluates nothing and changes no tree.
 */
@NullMarked
package io.kpm.kcl.sema;

import org.jspecify.annotations.NullMarked;
