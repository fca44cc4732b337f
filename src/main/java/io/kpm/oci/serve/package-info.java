// SPDX-License-Identifier: Apache-2.0
/**
 * The embedded registry: the OCI distribution specification 1.1 served from a directory in which
 * each repository is an image layout.
 *
 * <p>Entry type: {@link io.kpm.oci.serve.RegistryServer}. One thread per connection, nothing of a
 * blob in memory; a process that is killed leaves a directory that the next one serves as it is.
 * Knows nothing of kpm's own client.
 *
 * <p>Sources: OCI distribution specification 1.1, RFC 9110, RFC 9112, RFC 7617.
 */
@NullMarked
package io.kpm.oci.serve;

import org.jspecify.annotations.NullMarked;
