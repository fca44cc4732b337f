// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.UnionType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A declared schema, mixin or protocol with what it inherits from. Its attributes and parents are
 * filled in by {@link SymbolBuilder} before anybody else sees it.
 */
public final class SchemaSymbol implements SchemaType {
  private final String packagePath;
  private final Stmt.Schema declaration;
  private final String fullName;
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final List<SchemaSymbol> mixins = new ArrayList<>();
  private FunctionType parameters = new FunctionType(List.of(), BasicType.ANY);
  private Optional<Signature> signature = Optional.empty();
  private Optional<SchemaSymbol> base = Optional.empty();
  private Optional<SchemaSymbol> host = Optional.empty();

  SchemaSymbol(String packagePath, Stmt.Schema declaration) {
    this.packagePath = packagePath;
    this.declaration = declaration;
    this.fullName = SchemaType.super.fullName();
  }

  public Stmt.Schema declaration() {
    return declaration;
  }

  @Override
  public String name() {
    return declaration.header().name().text();
  }

  @Override
  public String packagePath() {
    return packagePath;
  }

  @Override
  public String fullName() {
    return fullName;
  }

  public boolean isMixin() {
    return declaration.kind() == Stmt.SchemaKind.MIXIN;
  }

  public boolean isProtocol() {
    return declaration.kind() == Stmt.SchemaKind.PROTOCOL;
  }

  public Optional<SchemaSymbol> baseSymbol() {
    return base;
  }

  void setBase(SchemaSymbol symbol) {
    base = Optional.of(symbol);
  }

  /** The protocol behind {@code for}. */
  public Optional<SchemaSymbol> host() {
    return host;
  }

  void setHost(SchemaSymbol symbol) {
    host = Optional.of(symbol);
  }

  /** The mixins in the order they are listed. */
  public List<SchemaSymbol> mixins() {
    return java.util.Collections.unmodifiableList(mixins);
  }

  /** Whether it is {@code other} or brings its body along. */
  boolean mixesIn(SchemaSymbol other) {
    var seen = new LinkedHashSet<SchemaSymbol>();
    var open = new ArrayDeque<SchemaSymbol>(List.of(this));
    while (!open.isEmpty()) {
      var mixin = open.remove();
      if (seen.add(mixin)) {
        open.addAll(mixin.mixins);
      }
    }
    return seen.contains(other);
  }

  /** How many bodies make an instance, counted up to {@code most}; all parents must be linked. */
  int bodies(int most, Map<SchemaSymbol, Integer> known) {
    var before = known.get(this);
    if (before != null) {
      return before;
    }
    int count = 1 + (base.isPresent() ? base.get().bodies(most, known) : 0);
    for (var mixin : mixins) {
      count = Math.min(most, count + mixin.bodies(most, known));
    }
    known.put(this, Math.min(most, count));
    return Math.min(most, count);
  }

  void addMixin(SchemaSymbol symbol) {
    mixins.add(symbol);
  }

  /** How calls see the schema's parameters. */
  FunctionType parameterType() {
    return parameters;
  }

  void setParameters(List<Parameter> read) {
    parameters = new FunctionType(read, this);
  }

  /** The index signature of the schema, else of the nearest base that has one. */
  Optional<Signature> signature() {
    return signature.isPresent() || base.isEmpty() ? signature : base.get().signature();
  }

  void setSignature(Signature read) {
    signature = Optional.of(read);
  }

  void add(Attribute attribute) {
    attributes.put(attribute.name(), attribute);
  }

  /** The attributes that the schema itself declares, in order. */
  List<Attribute> ownAttributes() {
    return List.copyOf(attributes.values());
  }

  /** The names that a config of the schema may set: own attributes, literal signature keys. */
  List<String> memberNames() {
    var names = new ArrayList<>(attributes.keySet());
    if (signature.isPresent() && signature.get().key() instanceof UnionType union) {
      for (var member : union.members()) {
        names.add(member instanceof LiteralType key ? key.value().toString() : member.text());
      }
    }
    return names;
  }

  /** The names of the attributes that the schema itself declares, in order. */
  List<String> attributeNames() {
    return List.copyOf(attributes.keySet());
  }

  /** An attribute of the schema, its bases or its protocol. */
  public Optional<Attribute> attribute(String name) {
    var own = attributes.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    var inherited = base.isPresent() ? base.get().attribute(name) : Optional.<Attribute>empty();
    return inherited.isPresent() || host.isEmpty() ? inherited : host.get().attribute(name);
  }

  /**
   * An attribute that instances have: of the schema, else of its mixins, else of those of bases.
   */
  Optional<Attribute> member(String name) {
    var own = attribute(name);
    if (own.isPresent()) {
      return own;
    }
    for (var mixin : mixins) {
      var mixedIn = mixin.member(name);
      if (mixedIn.isPresent()) {
        return mixedIn;
      }
    }
    return base.isPresent() ? base.get().member(name) : Optional.empty();
  }

  @Override
  public Optional<SchemaType> base() {
    return base.isPresent() ? Optional.of(base.get()) : Optional.empty();
  }

  @Override
  public boolean hasAttribute(String name) {
    return attribute(name).isPresent();
  }

  @Override
  public boolean hasIndexSignature() {
    return declaration.body().signature().isPresent()
        || (base.isPresent() && base.get().hasIndexSignature());
  }

  @Override
  public List<String> requiredAttributes() {
    var required = new ArrayList<String>();
    if (base.isPresent()) {
      required.addAll(base.get().requiredAttributes());
    }
    for (var attribute : attributes.values()) {
      if (!attribute.optional() && !required.contains(attribute.name())) {
        required.add(attribute.name());
      }
    }
    return required;
  }

  @Override
  public boolean needsConfig() {
    for (var attribute : attributes.values()) {
      if (!attribute.optional() && !attribute.hasDefault()) {
        return true;
      }
    }
    return base.isPresent() && base.get().needsConfig();
  }

  /**
   * The attributes that must have a value at run time: of the declarations in bases, mixins and the
   * schema itself the last one says whether an attribute is optional.
   */
  public List<String> requiredAtRunTime() {
    var required = new LinkedHashSet<String>();
    collectRequired(required);
    return List.copyOf(required);
  }

  private void collectRequired(Set<String> required) {
    if (base.isPresent()) {
      base.get().collectRequired(required);
    }
    for (var mixin : mixins) {
      mixin.collectRequired(required);
    }
    for (var attribute : attributes.values()) {
      if (attribute.optional()) {
        required.remove(attribute.name());
      } else {
        required.add(attribute.name());
      }
    }
  }

  @Override
  public String toString() {
    return fullName();
  }
}
