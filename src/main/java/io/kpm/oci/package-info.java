// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary of OCI: {@link io.kpm.oci.Reference}, {@link io.kpm.oci.Descriptor}, manifests,
 * and {@link io.kpm.oci.ArtifactStore}, which registries, image layouts and memory all are. Push
 * and pull are one operation, the copy of a graph from one store to another.
 *
 * <p>Knows nothing of HTTP and of KCL. Sources: OCI image specification 1.1, OCI distribution
 * specification 1.1.
 */
@NullMarked
package io.kpm.oci;

import org.jspecify.annotations.NullMarked;
