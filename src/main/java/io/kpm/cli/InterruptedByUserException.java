// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** The user answered a question with Ctrl-C or Ctrl-D. */
final class InterruptedByUserException extends RuntimeException {}
