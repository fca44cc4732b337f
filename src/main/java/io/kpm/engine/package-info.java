// SPDX-License-Identifier: Apache-2.0
/**
 * The compiler as the package manager sees it: a request with files and output options in, text or
 * diagnostics out.
 *
 * <p>Entry type: {@link io.kpm.engine.CompileEngine}. This room knows nothing of registries, stores
 * or manifests: whoever asks has already made directories of all packages.
 */
@NullMarked
package io.kpm.engine;

import org.jspecify.annotations.NullMarked;
