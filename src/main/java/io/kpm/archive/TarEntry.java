// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

/**
 * One member of a tar archive that may be unpacked.
 *
 * @param name as the archive has it, judged by nobody yet
 * @param size of the content that follows, 0 for directories
 */
record TarEntry(String name, boolean directory, long size) {}
