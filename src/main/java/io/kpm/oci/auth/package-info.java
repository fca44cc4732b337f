// SPDX-License-Identifier: Apache-2.0
/**
 * Proving to a registry who the user is: challenges, scopes, tokens, and the transport that answers
 * challenges with them.
 *
 * <p>Entry types: {@link io.kpm.oci.auth.RegistryAuth}, which makes an
 * {@link io.kpm.oci.auth.AuthTransport} for each repository, and
 * {@link io.kpm.oci.auth.LoginCheck}, which tries credentials. Secrets go to the origin of the
 * registry and to token servers that {@link io.kpm.oci.auth.Realm} allows, and nowhere else. Knows
 * nothing of manifests, blobs and tags.
 *
 * <p>Sources: RFC 9110 section 11, RFC 7617, RFC 6750, and the distribution project's specification
 * of token authentication (https://distribution.github.io/distribution/spec/auth/token/).
 */
@NullMarked
package io.kpm.oci.auth;

import org.jspecify.annotations.NullMarked;
