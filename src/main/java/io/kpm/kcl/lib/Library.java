// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import java.util.List;
import java.util.Optional;

/** The tables of everything that programs may call; each is made when it is first asked for. */
public final class Library {
  private static final List<String> MODULES = List.of();

  private Library() {}

  /** The functions that need no import. */
  public static LibraryModule builtins() {
    return Builtins.TABLE;
  }

  /** The methods of texts; their receiver is given with {@link LibraryFunction#of}. */
  public static LibraryModule stringMethods() {
    return StringMethods.TABLE;
  }

  /** Names of the system modules. */
  public static List<String> moduleNames() {
    return MODULES;
  }

  /** The system module of exactly this name. */
  public static Optional<LibraryModule> module(String name) {
    return Optional.empty();
  }
}
