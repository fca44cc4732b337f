// SPDX-License-Identifier: Apache-2.0
/**
 * Minimal version selection (https://research.swtch.com/vgo-mvs) over
 * {@link io.kpm.mod.Requirement}s: {@link io.kpm.resolve.Resolver} turns the dependencies of a root
 * into a {@link io.kpm.resolve.BuildList}, one version for each name.
 *
 * <p>Pure: whoever calls supplies packages and tags through {@link io.kpm.resolve.Universe}, a
 * level of the graph at a time, and this room never learns how they were fetched. Equal inputs give
 * equal results, whatever the order of declarations. Knows nothing of registries, files and locks;
 * what a lock says comes in as versions by name. The rules for users: {@code docs/formats.md}.
 */
@NullMarked
package io.kpm.resolve;

import org.jspecify.annotations.NullMarked;
