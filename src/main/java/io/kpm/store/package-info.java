// SPDX-License-Identifier: Apache-2.0
/**
 * The cache of packages on this machine: {@link io.kpm.store.PackageStore} gets a package as a
 * {@link io.kpm.store.PackageDir}, fetched once, verified before it enters the cache and again,
 * file by file, when it is used.
 *
 * <p>A directory counts only with a marker outside of it that says what was verified; directories
 * appear by rename, so that other programs may share the cache without knowing our lock. Knows
 * nothing of resolution and of what packages mean. Source: {@code docs/formats.md}.
 */
@NullMarked
package io.kpm.store;

import org.jspecify.annotations.NullMarked;
