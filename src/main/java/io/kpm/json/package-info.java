// SPDX-License-Identifier: Apache-2.0
/**
 * Strict JSON on gson's tree: UTF-8, no comments, no duplicate keys, no trailing data, bounded
 * depth.
 *
 * <p>Entry type: {@link io.kpm.json.StrictJson}. Gson's own parser lets all of these pass even
 * where it is called strict, so every JSON text from outside goes through here. Knows nothing of
 * what the text means; callers turn {@link io.kpm.json.InvalidJsonException} into the error of
 * their file.
 */
@NullMarked
package io.kpm.json;

import org.jspecify.annotations.NullMarked;
