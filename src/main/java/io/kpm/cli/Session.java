// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** What every command works with. */
record Session(Operations operations, Console console, Prompt.Source prompts) {}
