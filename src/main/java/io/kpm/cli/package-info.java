// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: commands, console, progress display, exception-to-text.
 *
 * <p>Entry type: {@link io.kpm.cli.Cli}, which builds the one command that was named from
 * {@link io.kpm.cli.CommandTable}. Commands turn arguments into a request, call an operation and
 * print its result; they know nothing of how it is done. stdout is data, stderr is talk.
 */
@NullMarked
package io.kpm.cli;

import org.jspecify.annotations.NullMarked;
