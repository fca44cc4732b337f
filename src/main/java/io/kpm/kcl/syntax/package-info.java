// SPDX-License-Identifier: Apache-2.0
/**
 * From text to tree: tokens with layout, the parser of the whole language, and the immutable
 * records it makes.
 *
 * <p>Entry type: {@link io.kpm.kcl.syntax.Parser}; the tree begins at
 * {@link io.kpm.kcl.syntax.Module}. This room knows no values, types or scopes: later stages keep
 * what they learn about a node in arrays indexed by {@link io.kpm.kcl.syntax.Node#id()}.
 *
 * @see <a href="https://www.kcl-lang.io/docs/reference/lang/spec/">KCL language specification</a>
 */
@NullMarked
package io.kpm.kcl.syntax;

import org.jspecify.annotations.NullMarked;
