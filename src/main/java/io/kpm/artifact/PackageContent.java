// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

/**
 * What went into an archive.
 *
 * @param files with their hashes
 * @param sum the checksum that upstream kpm knows
 */
public record PackageContent(FileList files, String sum) {}
