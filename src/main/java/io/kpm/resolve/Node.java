// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

/**
 * A package in the graph.
 *
 * @param key its name in {@code [dependencies]} and in the lock; of several spellings that are
 *     imported under one name the root's, else the first in the order of bytes
 * @param selected the one version that everybody gets
 */
public record Node(String key, PackageVersion selected) {
  /** The name under which programs import it; no two nodes share one. */
  public String importName() {
    return key.replace('-', '_');
  }
}
