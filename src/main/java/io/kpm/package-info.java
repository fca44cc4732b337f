// SPDX-License-Identifier: Apache-2.0
/**
 * The front door: {@code Main} builds the one command that was named, {@code Wiring} gives it its
 * collaborators. The only code that sees every room, and the only one that touches the process:
 * streams, environment, exit code.
 */
@NullMarked
package io.kpm;

import org.jspecify.annotations.NullMarked;
