// SPDX-License-Identifier: Apache-2.0
/**
 * Archives of directories: {@link io.kpm.archive.ArchiveWriter} writes tar and tar+gzip so that
 * equal trees give equal bytes, {@link io.kpm.archive.Extractor} unpacks them and refuses whatever
 * could leave its directory, surprise a second reader or exhaust the machine,
 * {@link io.kpm.archive.SourceTree} lists what there is to pack.
 *
 * <p>Tar is read and written by commons-compress, which no other room sees. Before it reads a
 * header {@link io.kpm.archive.HeaderGuard} has judged it: the rules are about raw headers (two
 * names for one entry, two sizes, bytes behind the end), which the library merges or skips. Knows
 * nothing of packages and registries. Sources: POSIX.1-2017 pax, "ustar Interchange Format" and
 * "pax Interchange Format"; RFC 1952.
 */
@NullMarked
package io.kpm.archive;

import org.jspecify.annotations.NullMarked;
