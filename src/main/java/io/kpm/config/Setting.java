// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import java.util.List;
import java.util.Optional;

/** Everything that can be set: its key, its kind, and what holds without it. */
public enum Setting {
  DEFAULT_OCI_REGISTRY("DefaultOciRegistry", Kind.TEXT, "ghcr.io"),
  DEFAULT_OCI_REPO("DefaultOciRepo", Kind.TEXT, "kcl-lang"),
  DEFAULT_OCI_PLAIN_HTTP("DefaultOciPlainHttp", Kind.SWITCH, ""),
  UPLOAD_HOSTS("uploadHosts", Kind.NAMES, ""),
  MANIFEST_BYTES("limits.manifestBytes", Kind.BYTES, "4MiB"),
  PAGES("limits.pages", Kind.COUNT, "1000"),
  TAGS("limits.tags", Kind.COUNT, "100000"),
  LAYER_BYTES("limits.layerBytes", Kind.BYTES, "64MiB"),
  EXPANDED_BYTES("limits.expandedBytes", Kind.BYTES, "512MiB"),
  FILE_BYTES("limits.fileBytes", Kind.BYTES, "64MiB"),
  RATIO("limits.ratio", Kind.COUNT, "200"),
  ENTRIES("limits.entries", Kind.COUNT, "50000"),
  PATH_BYTES("limits.pathBytes", Kind.BYTES, "1024"),
  NAME_BYTES("limits.nameBytes", Kind.BYTES, "255"),
  DEPTH("limits.depth", Kind.COUNT, "64"),
  LOCK_NOTICE("limits.lockNotice", Kind.TIME, "2s"),
  LOCK_WAIT("limits.lockWait", Kind.TIME, "10m"),
  ANNOTATION_BYTES("limits.annotationBytes", Kind.BYTES, "4KiB"),
  PASSWORD_BYTES("limits.passwordBytes", Kind.BYTES, "64KiB");

  private final String key;
  private final Kind kind;
  private final String fallback;

  Setting(String key, Kind kind, String fallback) {
    this.key = key;
    this.kind = kind;
    this.fallback = fallback;
  }

  /** The setting of that key, in any case. */
  public static Optional<Setting> of(String key) {
    for (var setting : values()) {
      if (setting.key.equalsIgnoreCase(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** The key as it is written; a dot stands for one level of the settings file. */
  public String key() {
    return key;
  }

  /** What holds if nobody says otherwise; empty where that depends on the registry. */
  public String fallback() {
    return fallback;
  }

  /** The keys on the way to the value in the settings file. */
  List<String> path() {
    int dot = key.indexOf('.');
    return dot < 0 ? List.of(key) : List.of(key.substring(0, dot), key.substring(dot + 1));
  }

  Kind kind() {
    return kind;
  }
}
