// SPDX-License-Identifier: Apache-2.0
/**
 * The embedded KCL engine: a program in, its output or its errors out.
 *
 * <p>Entry type: {@link io.kpm.kcl.KclEngine}. It reads files only through
 * {@link io.kpm.kcl.source.PackageFiles}, prints nothing and knows nothing of registries or command
 * lines.
 *
 * @see <a href="https://www.kcl-lang.io/docs/reference/lang/spec/">KCL language specification</a>
 */
@NullMarked
package io.kpm.kcl;

import org.jspecify.annotations.NullMarked;
