// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What kpm accepts at most, as the user set it. No package and no server can change it; the
 * defaults stand in {@link Setting}.
 */
public final class Limits {
  private final SettingsFile file;

  Limits(SettingsFile file) {
    this.file = file;
  }

  /** A manifest, an index, a page of tags. */
  public long manifestBytes() {
    return number(Setting.MANIFEST_BYTES);
  }

  /** Pages of one listing. */
  public long pages() {
    return number(Setting.PAGES);
  }

  /** Tags of one repository. */
  public long tags() {
    return number(Setting.TAGS);
  }

  /** The compressed layer of a KCL package. */
  public long layerBytes() {
    return number(Setting.LAYER_BYTES);
  }

  /** A whole unpacked package. */
  public long expandedBytes() {
    return number(Setting.EXPANDED_BYTES);
  }

  /** One file in a package. */
  public long fileBytes() {
    return number(Setting.FILE_BYTES);
  }

  /** Unpacked to packed, looked at once more than 16 MiB came out. */
  public long ratio() {
    return number(Setting.RATIO);
  }

  /** Entries of an archive. */
  public long entries() {
    return number(Setting.ENTRIES);
  }

  /** The path of an archive entry. */
  public long pathBytes() {
    return number(Setting.PATH_BYTES);
  }

  /** One name in a path of an archive entry. */
  public long nameBytes() {
    return number(Setting.NAME_BYTES);
  }

  /** Directories above an archive entry. */
  public long depth() {
    return number(Setting.DEPTH);
  }

  /** Waiting for a lock before it is said whose it is. */
  public Duration lockNotice() {
    return time(Setting.LOCK_NOTICE);
  }

  /** Waiting for a lock before giving up. */
  public Duration lockWait() {
    return time(Setting.LOCK_WAIT);
  }

  /** One annotation on push. */
  public long annotationBytes() {
    return number(Setting.ANNOTATION_BYTES);
  }

  /** A secret read from stdin. */
  public long passwordBytes() {
    return number(Setting.PASSWORD_BYTES);
  }

  /**
   * A time as users type it: {@code 45s}, {@code 2m}, {@code 12h}, {@code 30d}, or seconds; empty
   * if it is none.
   */
  public static Optional<Duration> time(String typed) {
    long millis = Kind.TIME.number(typed);
    return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  /** A size as users type it: {@code 64KiB}, {@code 1GiB}, or bytes; empty if it is none. */
  public static OptionalLong bytes(String typed) {
    long bytes = Kind.BYTES.number(typed);
    return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private long number(Setting setting) {
    return setting.kind().number(file.get(setting).orElse(setting.fallback()));
  }

  private Duration time(Setting setting) {
    return Duration.ofMillis(number(setting));
  }
}
