// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.eval;

import io.kpm.kcl.syntax.Stmt;

/** An assignment under way: the statement that makes it, and where it runs. */
record Store(Stmt statement, Frame frame) {}
