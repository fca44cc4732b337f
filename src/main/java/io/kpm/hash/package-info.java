// SPDX-License-Identifier: Apache-2.0
/**
 * {@link io.kpm.hash.Digest}, the name under which OCI keeps bytes, and the streams that compute or
 * verify one. Nothing is held in memory to be hashed. Knows nothing of registries.
 *
 * <p>Source: OCI image specification 1.1, descriptor.md.
 */
@NullMarked
package io.kpm.hash;

import org.jspecify.annotations.NullMarked;
