// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

/** Which state of a git repository is meant. */
public sealed interface GitRef {
  /** The newest commit of the default branch. */
  record Head() implements GitRef {}

  /** {@code tag = "v1"} */
  record Tag(String name) implements GitRef {}

  /** {@code branch = "main"}: its newest commit. */
  record Branch(String name) implements GitRef {}

  /** A full or shortened commit id. */
  record Commit(String id) implements GitRef {}
}
