// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.mod.Revision;
import io.kpm.mod.Version;
import io.kpm.text.Utf8Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tag that is a version. Tags of equal versions, as {@code 1.27} and {@code 1.27.0}, are ordered
 * by their bytes, so that of any two different tags one is higher.
 */
record RankedTag(String name, Version version) implements Comparable<RankedTag> {
  static Optional<RankedTag> of(String tag) {
    Optional<Version> version = Version.ofTag(tag);
    return version.isPresent() ? Optional.of(new RankedTag(tag, version.get())) : Optional.empty();
  }

  /** Empty for what has no order. */
  static Optional<RankedTag> of(Revision revision) {
    return revision instanceof Revision.Tag tag ? of(tag.name()) : Optional.empty();
  }

  Revision revision() {
    return new Revision.Tag(name);
  }

  @Override
  public int compareTo(RankedTag other) {
    int order = version.compareTo(other.version);
    return order == 0 ? Utf8Order.INSTANCE.compare(name, other.name) : order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RankedTag tag && name.equals(tag.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
