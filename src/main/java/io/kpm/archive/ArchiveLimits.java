// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

/**
 * How much an archive may hold; users change these, archives never do. The names of the components
 * are those of the settings below {@code limits}.
 */
public record ArchiveLimits(Bytes bytes, Tree tree) {
  private static final long MIB = 1024 * 1024;

  /** Far above every published package: the largest has 57 MB in 14 230 files, 8 deep. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(
      new Bytes(64 * MIB, 512 * MIB, 64 * MIB, 200), new Tree(50_000, 1024, 255, 64));

  /**
   * Limits of amounts.
   *
   * @param layerBytes the archive as it is transferred
   * @param expandedBytes all files together
   * @param fileBytes one file
   * @param ratio unpacked to packed, looked at once more than 16 MiB came out
   */
  public record Bytes(long layerBytes, long expandedBytes, long fileBytes, long ratio) {}

  /**
   * Limits of the tree of names.
   *
   * @param entries files and directories
   * @param pathBytes one path in UTF-8
   * @param nameBytes one component of a path in UTF-8
   * @param depth components of one path
   */
  public record Tree(long entries, long pathBytes, long nameBytes, long depth) {}
}
