// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import io.kpm.hash.Digest;

/**
 * A regular file as it went into or came out of an archive.
 *
 * @param path relative, with {@code /}
 * @param size in bytes, or {@link #UNKNOWN_SIZE}
 * @param digest SHA-256 of the content
 */
public record ArchivedFile(String path, long size, Digest digest) {
  /** The size of a file of which only the digest was written down. */
  public static final long UNKNOWN_SIZE = -1;
}
