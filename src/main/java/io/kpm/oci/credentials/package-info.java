// SPDX-License-Identifier: Apache-2.0
/**
 * Who the user is to which registry: credential files in docker's format, the environment, flags,
 * and the order in which they are asked.
 *
 * <p>Entry type: {@link io.kpm.oci.credentials.CredentialSource}, which finds the
 * {@link io.kpm.oci.credentials.Credential} for a registry. Knows nothing of HTTP, challenges and
 * tokens.
 */
@NullMarked
package io.kpm.oci.credentials;

import org.jspecify.annotations.NullMarked;
