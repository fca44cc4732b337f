// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import java.util.List;
import java.util.Optional;

/** The tables of everything that programs may call; each is made when it is first asked for. */
public final class Library {
  private static final List<String> MODULES = List.of(
      "base32",
      "base64",
      "collection",
      "crypto",
      "datetime",
      "json",
      "manifests",
      "math",
      "regex",
      "runtime",
      "units",
      "yaml");

  private Library() {}

  /** The functions that need no import. */
  public static LibraryModule builtins() {
    return Builtins.TABLE;
  }

  /** The methods of texts; their receiver is given with {@link LibraryFunction#of}. */
  public static LibraryModule stringMethods() {
    return StringMethods.TABLE;
  }

  /** Names of the system modules, sorted. */
  public static List<String> moduleNames() {
    return MODULES;
  }

  /** The system module of exactly this name. */
  public static Optional<LibraryModule> module(String name) {
    return switch (name) {
      case "base32" -> Optional.of(Base32Module.TABLE);
      case "base64" -> Optional.of(Base64Module.TABLE);
      case "collection" -> Optional.of(CollectionModule.TABLE);
      case "crypto" -> Optional.of(CryptoModule.TABLE);
      case "datetime" -> Optional.of(DatetimeModule.TABLE);
      case "json" -> Optional.of(JsonModule.TABLE);
      case "manifests" -> Optional.of(ManifestsModule.TABLE);
      case "math" -> Optional.of(MathModule.TABLE);
      case "regex" -> Optional.of(RegexModule.TABLE);
      case "runtime" -> Optional.of(RuntimeModule.TABLE);
      case "units" -> Optional.of(UnitsModule.TABLE);
      case "yaml" -> Optional.of(YamlModule.TABLE);
      default -> Optional.empty();
    };
  }

  /** Whether the language has a system module of that name that this engine lacks. */
  public static boolean lacks(String name) {
    return name.equals("file") || name.equals("net") || name.equals("template");
  }
}
