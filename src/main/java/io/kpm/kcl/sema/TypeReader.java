// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.load.ImportTarget;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.TypeNode;
import io.kpm.kcl.syntax.TypeVisitor;
import io.kpm.kcl.syntax.Word;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.RuleType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeSize;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From written types to types; what it reads it notes in the facts. */
final class TypeReader implements TypeVisitor<FileContext, Type> {
  // aliases of aliases can stand for types that no walk comes to the end of
  private static final int MAX_PARTS = 10_000;

  private final Facts facts;
  private final Problems problems;
  private final Set<PackageSymbols.Alias> open = new HashSet<>();
  private final Map<PackageSymbols.Alias, Type> aliases = new HashMap<>();

  TypeReader(Facts facts, Problems problems) {
    this.facts = facts;
    this.problems = problems;
  }

  Type read(TypeNode node, FileContext file) {
    var type = node.accept(this, file);
    facts.setType(node.id(), type);
    return type;
  }

  Type read(Optional<TypeNode> node, FileContext file) {
    return node.isPresent() ? read(node.get(), file) : BasicType.ANY;
  }

  /** The type that a dotted name stands for, if it stands for one. */
  Optional<Type> named(Expr.Name name, FileContext file) {
    var imported = name.isSimple() ? Optional.<ImportTarget>empty() : file.importOf(name.head());
    if (imported.isEmpty()) {
      return name.isSimple() ? named(name.head(), file) : Optional.empty();
    }
    facts.bindImport(name.id(), imported.get());
    var target = imported.get();
    return switch (target.kind()) {
      case MISSING -> Optional.of(BasicType.ANY);
      case SYSTEM ->
        name.dotted().equals("units.NumberMultiplier") || target.path().equals("units")
            ? Optional.of(BasicType.QUANTITY)
            : Optional.empty();
      case PACKAGE -> member(facts.symbols(target.path()), name);
    };
  }

  private Optional<Type> member(PackageSymbols symbols, Expr.Name name) {
    return name.tail().size() == 1 ? declared(symbols, name.last()) : Optional.empty();
  }

  private Optional<Type> named(String name, FileContext file) {
    var basic = basic(name);
    return basic.isPresent() ? basic : declared(file.symbols(), name);
  }

  private Optional<Type> declared(PackageSymbols symbols, String name) {
    var schema = symbols.schema(name);
    if (schema.isPresent()) {
      return Optional.of(schema.get());
    }
    var rule = symbols.rule(name);
    if (rule.isPresent()) {
      return Optional.of(new RuleType(name, symbols.path()));
    }
    var alias = symbols.alias(name);
    return alias.isPresent() ? Optional.of(aliased(alias.get())) : Optional.empty();
  }

  /** What an alias stands for; one that stands for itself is reported. */
  private Type aliased(PackageSymbols.Alias alias) {
    var known = aliases.get(alias);
    if (known != null) {
      return known;
    }
    if (!open.add(alias)) {
      var name = alias.declaration().name();
      problems.add(
          DiagnosticKind.COMPILE, name.span().place(), "name '" + name.text() + "' is not defined");
      return BasicType.ANY;
    }
    var type = bounded(
        read(alias.declaration().type(), alias.file()), alias.declaration().name());
    open.remove(alias);
    aliases.put(alias, type);
    return type;
  }

  /** The type of an alias, or {@code any} if it is too large, which is reported. */
  private Type bounded(Type type, Word name) {
    if (!TypeSize.exceeds(type, MAX_PARTS)) {
      return type;
    }
    problems.add(
        DiagnosticKind.COMPILE,
        name.span().place(),
        "type '" + name.text() + "' has more than " + MAX_PARTS + " parts (limit `typeParts`)");
    return BasicType.ANY;
  }

  private static Optional<Type> basic(String name) {
    return switch (name) {
      case "any" -> Optional.of(BasicType.ANY);
      case "int" -> Optional.of(BasicType.INT);
      case "float" -> Optional.of(BasicType.FLOAT);
      case "str" -> Optional.of(BasicType.STR);
      case "bool" -> Optional.of(BasicType.BOOL);
      default -> Optional.empty();
    };
  }

  @Override
  public Type visitBasic(TypeNode.Basic basic, FileContext file) {
    return switch (basic.kind()) {
      case ANY -> BasicType.ANY;
      case BOOL -> BasicType.BOOL;
      case INT -> BasicType.INT;
      case FLOAT -> BasicType.FLOAT;
      case STR -> BasicType.STR;
    };
  }

  @Override
  public Type visitLiteral(TypeNode.Literal literal, FileContext file) {
    return new LiteralType(valueOf(literal.value()));
  }

  private static Value valueOf(Expr literal) {
    if (literal instanceof Expr.IntLiteral number) {
      return IntValue.of(number.value());
    }
    if (literal instanceof Expr.FloatLiteral number) {
      return FloatValue.of(number.value());
    }
    if (literal instanceof Expr.QuantityLiteral quantity) {
      return QuantityValue.of(quantity.number(), quantity.unit().text());
    }
    if (literal instanceof Expr.StringLiteral text) {
      return StrValue.of(text.value());
    }
    // of the other expressions the parser makes only True and False literal types
    return BoolValue.of(
        literal instanceof Expr.Constant constant && constant.value() == Expr.ConstantValue.TRUE);
  }

  @Override
  public Type visitList(TypeNode.ListType list, FileContext file) {
    return new ListType(read(list.item(), file));
  }

  @Override
  public Type visitDict(TypeNode.DictType dict, FileContext file) {
    return new DictType(read(dict.key(), file), read(dict.value(), file));
  }

  @Override
  public Type visitUnion(TypeNode.Union union, FileContext file) {
    var members = new LinkedHashSet<Type>();
    for (var member : union.members()) {
      var type = read(member, file);
      members.addAll(type instanceof UnionType inner ? inner.members() : List.of(type));
    }
    if (members.contains(BasicType.ANY)) {
      return BasicType.ANY;
    }
    return members.size() == 1 ? members.iterator().next() : new UnionType(List.copyOf(members));
  }

  @Override
  public Type visitFunction(TypeNode.Function function, FileContext file) {
    var parameters = new ArrayList<Parameter>();
    for (var parameter : function.parameters()) {
      parameters.add(Parameter.of("", read(parameter, file)));
    }
    return new FunctionType(parameters, read(function.result(), file));
  }

  @Override
  public Type visitNamed(TypeNode.Named named, FileContext file) {
    var type = named(named.name(), file);
    if (type.isPresent()) {
      return type.get();
    }
    reportUnknown(named.name(), file);
    return BasicType.ANY;
  }

  /** Reports a name that stands for no type. */
  void reportUnknown(Expr.Name name, FileContext file) {
    Span span = name.span();
    var imported = facts.importOf(name.id());
    if (imported.isPresent()) {
      problems.add(
          DiagnosticKind.TYPE,
          span.place(),
          "attribute '" + name.last() + "' not found in 'module '"
              + imported.get().path() + "''");
      return;
    }
    problems.add(
        DiagnosticKind.COMPILE,
        span.place(),
        "name '" + name.dotted() + "' is not defined"
            + problems.suggestion(name.dotted(), file.symbols()::names));
  }

  @Override
  public Type visitMissing(TypeNode.Missing missing, FileContext file) {
    return BasicType.ANY;
  }
}
