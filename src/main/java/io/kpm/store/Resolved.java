// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import java.util.Optional;

/**
 * A reference of which it is known what it means now.
 *
 * @param reference with its digest; with a tag if one was named or chosen
 * @param manifest if it has been read on the way
 * @param isCurrent whether the tag was asked just now
 */
public record Resolved(Reference reference, Optional<RawManifest> manifest, boolean isCurrent) {}
