// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import io.kpm.mod.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A difference between two locks.
 *
 * @param key the name of the dependency
 * @param before empty if it is new
 * @param after empty if it is gone
 */
public record LockChange(String key, Optional<LockEntry> before, Optional<LockEntry> after) {
  /** All differences, by name. */
  public static List<LockChange> between(LockFile before, LockFile after) {
    var keys = new TreeSet<String>();
    for (var entry : before.entries()) {
      keys.add(entry.key());
    }
    for (var entry : after.entries()) {
      keys.add(entry.key());
    }
    var changes = new ArrayList<LockChange>();
    for (var key : keys) {
      var change = new LockChange(key, before.entry(key), after.entry(key));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** {@code k8s 1.31.2 → 1.32.4}, with the source and the digest if these are what changed. */
  @Override
  public String toString() {
    if (before.isEmpty()) {
      return "+ " + key + " " + version(after.orElseThrow());
    }
    if (after.isEmpty()) {
      return "- " + key + " " + version(before.get());
    }
    var old = before.get();
    var now = after.get();
    var text = new StringBuilder("~ ").append(key).append(' ').append(version(old));
    if (!version(old).equals(version(now))) {
      text.append(" → ").append(version(now)).append(isLowered() ? " (lower)" : "");
    }
    if (!source(old).equals(source(now))) {
      text.append(", from ").append(source(old)).append(" to ").append(source(now));
    }
    if (!old.checks().digest().equals(now.checks().digest())) {
      text.append(old.checks().digest().isEmpty() ? ", now pinned to " : ", now ")
          .append(now.checks().digest());
    }
    return text.toString();
  }

  private boolean isLowered() {
    Optional<Version> old = Version.ofTag(version(before.orElseThrow()));
    Optional<Version> now = Version.ofTag(version(after.orElseThrow()));
    return old.isPresent() && now.isPresent() && now.get().compareTo(old.get()) < 0;
  }

  private static String version(LockEntry entry) {
    return entry.oci().tag().isEmpty()
        ? entry.identity().version()
        : entry.oci().tag();
  }

  private static String source(LockEntry entry) {
    return entry.isOci()
        ? entry.oci().registry() + "/" + entry.oci().repository()
        : entry.git().url();
  }
}
