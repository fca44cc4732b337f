// SPDX-License-Identifier: Apache-2.0
/**
 * An OCI image layout: a directory that is an {@link io.kpm.oci.ArtifactStore}.
 *
 * <p>Entry type: {@link io.kpm.oci.layout.ImageLayout}. A process that dies at any time leaves a
 * layout that is as it was before or as it should be after: content gets its name only when it is
 * whole and on the disk, and {@code index.json} is replaced by rename under a lock. Knows nothing
 * of registries.
 *
 * <p>Source: OCI image specification 1.1, image-layout.md.
 */
@NullMarked
package io.kpm.oci.layout;

import org.jspecify.annotations.NullMarked;
