// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import io.kpm.hash.Digest;

/**
 * A regular file as it went into or came out of an archive.
 *
 * @param path relative, with {@code /}
 * @param size in bytes
 * @param digest SHA-256 of the content
 */
public record ArchivedFile(String path, long size, Digest digest) {}
