// SPDX-License-Identifier: Apache-2.0
/**
 * A repository of a registry as an {@link io.kpm.oci.ArtifactStore}: one class for each endpoint of
 * the distribution protocol, one caller for all of them.
 *
 * <p>Entry types: {@link io.kpm.oci.registry.RemoteRepositories}, which opens repositories for one
 * command, and {@link io.kpm.oci.registry.RemoteRepository}. Answers are judged here: sizes and
 * digests are checked, pages are counted, addresses that lead elsewhere are refused, and failures
 * are told in the words of what the user asked for. Knows nothing of KCL and of packages.
 *
 * <p>Sources: OCI distribution specification 1.1; what registries in the field answer.
 */
@NullMarked
package io.kpm.oci.registry;

import org.jspecify.annotations.NullMarked;
