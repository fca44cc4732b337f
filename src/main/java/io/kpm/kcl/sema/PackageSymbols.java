// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.Stmt;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a package declares at its top level. */
public final class PackageSymbols {
  private final String path;
  private final Map<String, SchemaSymbol> schemas = new LinkedHashMap<>();
  private final Map<String, RuleSymbol> rules = new LinkedHashMap<>();
  private final Map<String, Alias> aliases = new HashMap<>();
  private final Map<String, Global> globals = new LinkedHashMap<>();

  PackageSymbols(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  public Collection<SchemaSymbol> schemas() {
    return Collections.unmodifiableCollection(schemas.values());
  }

  public Collection<RuleSymbol> rules() {
    return Collections.unmodifiableCollection(rules.values());
  }

  Optional<SchemaSymbol> schema(String name) {
    return Optional.ofNullable(schemas.get(name));
  }

  Optional<RuleSymbol> rule(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  Collection<Alias> aliases() {
    return Collections.unmodifiableCollection(aliases.values());
  }

  Optional<Alias> alias(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  Optional<Global> global(String name) {
    return Optional.ofNullable(globals.get(name));
  }

  /** The names of globals, schemas, rules and aliases. */
  Set<String> names() {
    var names = new LinkedHashSet<>(globals.keySet());
    names.addAll(schemas.keySet());
    names.addAll(rules.keySet());
    names.addAll(aliases.keySet());
    return names;
  }

  void add(SchemaSymbol schema) {
    schemas.put(schema.name(), schema);
  }

  void add(RuleSymbol rule) {
    rules.put(rule.name(), rule);
  }

  void add(Alias alias) {
    aliases.put(alias.declaration().name().text(), alias);
  }

  /** Enters a global at its first assignment. */
  void addIfAbsent(Global global) {
    globals.putIfAbsent(global.name(), global);
  }

  /** A type alias and the file whose names its type uses. */
  record Alias(Stmt.TypeAlias declaration, FileContext file) {}
}
