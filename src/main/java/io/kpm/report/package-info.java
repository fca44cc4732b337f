// SPDX-License-Identifier: Apache-2.0
/**
 * What an operation says while it works: events, and the {@link io.kpm.report.Reporter} that
 * receives them. Results and errors do not come this way. Knows nothing of any other room.
 */
@NullMarked
package io.kpm.report;

import org.jspecify.annotations.NullMarked;
