// SPDX-License-Identifier: Apache-2.0
/**
 * {@link io.kpm.http.HttpTransport}, the way out to registries: HTTP/1.1 on blocking sockets, TLS
 * settings, and the decorators that retry, follow redirects, use proxies and trace.
 *
 * <p>Knows nothing of registries and credentials: the transport follows no redirect, keeps no
 * cookie, answers no challenge and repeats nothing unless a decorator does. Nothing here touches
 * TLS classes before the first {@code https} connection.
 *
 * <p>Sources: RFC 9110, RFC 9112.
 */
@NullMarked
package io.kpm.http;

import org.jspecify.annotations.NullMarked;
