// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.output;

import org.jspecify.annotations.Nullable;

/**
 * Keys as they stand before their values, remembered for the keys written last: the instances of a
 * schema have the same ones.
 */
final class RecentKeys {
  // more than a large schema has, and a power of two
  private static final int SIZE = 128;

  private final @Nullable String[] keys = new String[SIZE];
  private final @Nullable String[] written = new String[SIZE];

  /** The key as a scalar with its colon; empty if it must be written after {@code ?}. */
  String written(String key) {
    int place = key.hashCode() & (SIZE - 1);
    var known = written[place];
    if (known != null && key.equals(keys[place])) {
      return known;
    }
    var fresh = YamlText.isSimpleKey(key) ? scalar(key) : "";
    keys[place] = key;
    written[place] = fresh;
    return fresh;
  }

  private static String scalar(String key) {
    var out = new StringBuilder(key.length() + 1);
    YamlText.append(out, key, 0);
    return out.append(':').toString();
  }
}
