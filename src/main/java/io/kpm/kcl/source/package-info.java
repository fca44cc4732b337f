// SPDX-License-Identifier: Apache-2.0
/**
 * Source text, places in it, and what is said about them: the vocabulary every later stage of the
 * engine speaks.
 *
 * <p>Entry types: {@link io.kpm.kcl.source.SourceFile}, {@link io.kpm.kcl.source.Diagnostic} and
 * {@link io.kpm.kcl.source.PackageFiles}. This room knows neither tokens nor trees.
 */
@NullMarked
package io.kpm.kcl.source;

import org.jspecify.annotations.NullMarked;
