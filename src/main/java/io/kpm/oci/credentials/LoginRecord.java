// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

/**
 * What a login found out about a registry, so that later commands need not ask again.
 *
 * @param uri as typed at the login, with its scheme: {@code docker://localhost:5001}
 * @param plainHttp the registry is spoken to over http
 * @param insecure its certificate was not verified
 */
public record LoginRecord(String uri, boolean plainHttp, boolean insecure) {}
