// SPDX-License-Identifier: Apache-2.0
/**
 * The exception users see: an id with its exit code, a message, a hint and a cause.
 *
 * <p>Entry type: {@link io.kpm.error.KpmException}. This room knows nothing of any other room.
 */
@NullMarked
package io.kpm.error;

import org.jspecify.annotations.NullMarked;
