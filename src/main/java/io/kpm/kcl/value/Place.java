// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.value;

/**
 * Where in the sources something stands.
 *
 * @param line counted from 1
 */
public record Place(String file, int line) {}
