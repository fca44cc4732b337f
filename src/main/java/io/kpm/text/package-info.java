// SPDX-License-Identifier: Apache-2.0
/**
 * Small facts about text: quoting what comes from outside, nearest names, plurals, sizes.
 *
 * <p>Entry types: {@link io.kpm.text.Foreign}, {@link io.kpm.text.Nearest}. Pure functions; this
 * room knows nothing of any other.
 */
@NullMarked
package io.kpm.text;

import org.jspecify.annotations.NullMarked;
