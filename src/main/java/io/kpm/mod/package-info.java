// SPDX-License-Identifier: Apache-2.0
/**
 * What a project says about itself and its packages: {@link io.kpm.mod.ModFile} ({@code kcl.mod}),
 * {@link io.kpm.mod.ModText}, which changes its dependencies and nothing else,
 * {@link io.kpm.mod.LockFile} ({@code kcl.mod.lock}), {@link io.kpm.mod.Version}, and
 * {@link io.kpm.mod.VersionRange}, {@link io.kpm.mod.Requirement} (what a line of
 * {@code [dependencies]} means), and {@link io.kpm.mod.SourceText}, which sorts what a user typed
 * into the kinds of {@link io.kpm.mod.Source}.
 *
 * <p>The values of TOML files are read by toml4j, the only one here that knows it, under the eyes
 * of a guard of our own: errors need line and column, and nothing may be misread or dropped in
 * silence. Knows nothing of registries beyond the form of a reference, and of how packages are
 * fetched. Sources: TOML 1.0.0 (https://toml.io/en/v1.0.0), Semantic Versioning 2.0.0.
 */
@NullMarked
package io.kpm.mod;

import org.jspecify.annotations.NullMarked;
