// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.SchemaHeader;
import io.kpm.kcl.syntax.Stmt;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.RuleType;
import io.kpm.kcl.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills in what a package declares: schemas with their parents and attributes, rules, globals. */
final class SymbolBuilder {
  // a mixin that comes in on two ways runs twice; a chain of bases is walked by recursion
  private static final int MOST_BODIES = 1000;

  private final Map<SchemaSymbol, Integer> bodies = new HashMap<>();
  private final PackageSymbols symbols;
  private final TypeReader types;
  private final Facts facts;
  private final Problems problems;
  private final ExprChecker expressions;

  SymbolBuilder(
      PackageSymbols symbols, ExprChecker expressions, TypeReader types, Problems problems) {
    this.symbols = symbols;
    this.types = types;
    this.facts = expressions.facts();
    this.expressions = expressions;
    this.problems = problems;
  }

  /** Enters the names of a file. */
  void declare(List<Stmt> statements, FileContext file) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Schema schema) {
        symbols.add(new SchemaSymbol(symbols.path(), schema));
      } else if (statement instanceof Stmt.Rule rule) {
        symbols.add(new RuleSymbol(symbols.path(), rule));
      } else if (statement instanceof Stmt.TypeAlias alias) {
        symbols.add(new PackageSymbols.Alias(alias, file));
      } else {
        declareGlobals(statement, file);
      }
    }
  }

  private void declareGlobals(Stmt statement, FileContext file) {
    if (statement instanceof Stmt.Assign assign) {
      for (var target : assign.targets()) {
        if (target.isSimple()) {
          symbols.addIfAbsent(new Global(target.name(), file, assign.type(), assign.value()));
        }
      }
    } else if (statement instanceof Stmt.Unify unify) {
      var name = unify.target().name();
      symbols.addIfAbsent(new Global(name, file, Optional.empty(), unify.value()));
    } else if (statement instanceof Stmt.If choice) {
      for (var branch : choice.branches()) {
        declareGlobals(branch.body(), file);
      }
      declareGlobals(choice.otherwise(), file);
    }
  }

  private void declareGlobals(List<Stmt> block, FileContext file) {
    for (var statement : block) {
      declareGlobals(statement, file);
    }
  }

  /** Finds the parents of the schemas and rules of a file. */
  void linkParents(List<Stmt> statements, FileContext file) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Schema schema) {
        var symbol = symbols.schema(schema.header().name().text());
        if (symbol.isPresent() && symbol.get().declaration().id() == schema.id()) {
          linkParents(symbol.get(), file);
        }
      } else if (statement instanceof Stmt.Rule rule) {
        var symbol = symbols.rule(rule.header().name().text());
        if (symbol.isPresent() && symbol.get().declaration().id() == rule.id()) {
          linkParents(symbol.get(), file);
        }
      }
    }
  }

  private void linkParents(SchemaSymbol symbol, FileContext file) {
    var header = symbol.declaration().header();
    if (header.base().isPresent()) {
      linkBase(symbol, header.base().get(), file);
    }
    if (symbol.isProtocol()) {
      checkProtocol(symbol);
    }
    linkMixins(symbol, file);
    var host = host(header, file);
    if (host.isPresent() && symbol.isMixin()) {
      symbol.setHost(host.get());
    } else if (host.isPresent()) {
      problems.add(
          DiagnosticKind.ILLEGAL_INHERIT,
          header.host().get().span().place(),
          "only schema mixin can inherit from protocol");
    }
  }

  private void checkProtocol(SchemaSymbol protocol) {
    var name = protocol.declaration().header().name();
    if (!name.text().endsWith("Protocol")) {
      problems.add(
          DiagnosticKind.COMPILE,
          name.span().placeBehind(),
          "schema protocol name must end with 'Protocol'");
    }
    var body = protocol.declaration().body();
    boolean declaresOnly =
        body.mixins().isEmpty() && body.checks().isEmpty() && body.signature().isEmpty();
    for (var statement : body.statements()) {
      declaresOnly &= statement instanceof Stmt.Attribute;
    }
    if (!declaresOnly) {
      problems.add(
          DiagnosticKind.COMPILE,
          name.span().place(),
          "a protocol is only allowed to define attributes in it");
    }
  }

  private void linkBase(SchemaSymbol symbol, Expr.Name name, FileContext file) {
    var type = parent(name, file);
    if (type.isEmpty()) {
      if (!name.isSimple()) {
        reportBase(name, BasicType.ANY);
      }
      return;
    }
    boolean isBase = type.get() instanceof SchemaSymbol parent
        && !parent.isProtocol()
        && (!parent.isMixin() || symbol.isMixin());
    if (!isBase || !(type.get() instanceof SchemaSymbol base)) {
      reportBase(name, type.get());
    } else if (base.isMixin()) {
      problems.add(
          DiagnosticKind.ILLEGAL_INHERIT,
          name.span().place(),
          "mixin inheritance " + base.name() + " is prohibited");
    } else if (base.isKindOf(symbol)) {
      reportCycle(symbol, base);
    } else {
      symbol.setBase(base);
    }
  }

  private void reportBase(Expr.Name name, Type type) {
    problems.add(
        DiagnosticKind.ILLEGAL_INHERIT,
        name.span().place(),
        "invalid schema inherit object type, expect schema, got '" + type.text() + "'");
  }

  /** Reports a base that inherits from the schema itself, at the name of every member. */
  private void reportCycle(SchemaSymbol symbol, SchemaSymbol base) {
    var members = new ArrayList<SchemaSymbol>();
    var member = Optional.of(base);
    while (member.isPresent()) {
      members.add(member.get());
      member = member.get() == symbol ? Optional.empty() : member.get().baseSymbol();
    }
    var names = new StringBuilder();
    for (var each : members) {
      names.append(names.isEmpty() ? "" : ", ").append(each.fullName());
    }
    for (var each : members) {
      problems.add(
          DiagnosticKind.COMPILE,
          each.declaration().header().name().span().place(),
          "There is a circular reference between schemas " + names);
    }
  }

  private void linkMixins(SchemaSymbol symbol, FileContext file) {
    for (var name : symbol.declaration().body().mixins()) {
      if (!name.last().endsWith("Mixin")) {
        problems.add(
            DiagnosticKind.NAME,
            name.span().place(),
            "a valid mixin name should end with 'Mixin', got '" + name.last() + "'");
      }
      var type = parent(name, file);
      if (type.isPresent() && type.get() instanceof SchemaSymbol mixin && mixin.isMixin()) {
        addMixin(symbol, mixin);
      } else if (type.isPresent()) {
        problems.add(
            DiagnosticKind.ILLEGAL_INHERIT,
            name.span().place(),
            "illegal schema mixin object type, expected mixin, got '"
                + type.get().text() + "'");
      }
    }
  }

  private void addMixin(SchemaSymbol symbol, SchemaSymbol mixin) {
    if (!mixin.mixesIn(symbol)) {
      symbol.addMixin(mixin);
      return;
    }
    problems.add(
        DiagnosticKind.COMPILE,
        symbol.declaration().header().name().span().place(),
        "There is a circular reference between schemas "
            + (mixin == symbol ? "" : mixin.name() + ", ") + symbol.name());
  }

  private Optional<SchemaSymbol> host(SchemaHeader header, FileContext file) {
    if (header.host().isEmpty()) {
      return Optional.empty();
    }
    var name = header.host().get();
    var type = parent(name, file);
    if (type.isPresent() && type.get() instanceof SchemaSymbol host && host.isProtocol()) {
      return Optional.of(host);
    }
    if (type.isPresent()) {
      problems.add(
          DiagnosticKind.ILLEGAL_INHERIT,
          name.span().place(),
          "invalid schema inherit object type, expect protocol, got '"
              + type.get().text() + "'");
    }
    return Optional.empty();
  }

  private void linkParents(RuleSymbol symbol, FileContext file) {
    var header = symbol.declaration().header();
    for (var name : header.parents()) {
      var type = parent(name, file);
      if (type.isPresent() && type.get() instanceof RuleType rule) {
        addParent(symbol, facts.symbols(rule.packagePath()).rule(rule.name()).orElseThrow());
      } else if (type.isPresent()) {
        problems.add(
            DiagnosticKind.ILLEGAL_INHERIT,
            name.span().place(),
            "illegal rule type '" + type.get().text() + "'");
      }
    }
    var host = host(header, file);
    if (host.isPresent()) {
      symbol.setHost(host.get());
    }
  }

  private void addParent(RuleSymbol symbol, RuleSymbol parent) {
    if (!parent.isKindOf(symbol)) {
      symbol.addParent(parent);
      return;
    }
    problems.add(
        DiagnosticKind.COMPILE,
        symbol.declaration().header().name().span().place(),
        "There is a circular reference between rules "
            + (parent == symbol ? "" : parent.name() + ", ") + symbol.name());
  }

  /** The type of a parent; an unknown name is reported. */
  private Optional<Type> parent(Expr.Name name, FileContext file) {
    var type = types.named(name, file);
    var global = name.isSimple() ? file.symbols().global(name.head()) : Optional.<Global>empty();
    if (type.isEmpty() && global.isPresent()) {
      // values are not looked at before the schemas are known
      boolean isAnnotated = global.get().annotation().isPresent();
      return Optional.of(isAnnotated ? global.get().type(expressions, types) : BasicType.ANY);
    }
    if (type.isEmpty()) {
      types.reportUnknown(name, file);
    }
    return type;
  }

  /** Reads the attributes of the schemas of a file; all parents must be linked. */
  void readAttributes(List<Stmt> statements, FileContext file) {
    for (var statement : statements) {
      if (statement instanceof Stmt.Schema schema) {
        var symbol = symbols.schema(schema.header().name().text());
        if (symbol.isPresent() && symbol.get().declaration().id() == schema.id()) {
          readAttributes(symbol.get(), file);
        }
      }
    }
  }

  private void readAttributes(SchemaSymbol symbol, FileContext file) {
    if (symbol.bodies(MOST_BODIES + 1, bodies) > MOST_BODIES) {
      problems.add(
          DiagnosticKind.COMPILE,
          symbol.declaration().header().name().span().place(),
          "schema '" + symbol.name() + "' has more than " + MOST_BODIES + " bases and mixins");
    }
    var parameters = new ArrayList<Parameter>();
    for (var parameter : symbol.declaration().header().parameters()) {
      parameters.add(new Parameter(
          parameter.name().text(),
          types.read(parameter.type(), file),
          parameter.value().isPresent()));
    }
    symbol.setParameters(parameters);
    for (var statement : symbol.declaration().body().statements()) {
      if (statement instanceof Stmt.Attribute attribute) {
        symbol.add(new Attribute(
            attribute.name().text(),
            types.read(attribute.type(), file),
            attribute.name().optional(),
            attribute.value().isPresent(),
            attribute.span().place()));
      } else if (statement instanceof Stmt.Unify unify) {
        var type = types.named(unify.value().schema(), file);
        if (type.isPresent()) {
          var name = unify.target().name();
          symbol.add(
              new Attribute(name.text(), type.get(), false, true, name.span().place()));
        }
      }
    }
    checkParameterNames(symbol);
    var signature = symbol.declaration().body().signature();
    if (signature.isPresent()) {
      symbol.setSignature(new Signature(
          types.read(signature.get().key().type(), file),
          types.read(signature.get().type(), file),
          signature.get()));
      checkKey(symbol);
    }
  }

  private void checkKey(SchemaSymbol symbol) {
    var signature = symbol.signature().orElseThrow();
    var name = signature.declaration().key().name();
    if (name.isPresent() && symbol.attributeNames().contains(name.get().text())) {
      problems.add(
          DiagnosticKind.INDEX_SIGNATURE,
          signature.declaration().span().place(),
          "index signature attribute name '" + name.get().text()
              + "' cannot have the same name as schema attributes");
    }
    if (!Fitting.fits(signature.key(), BasicType.STR)) {
      problems.add(
          DiagnosticKind.INDEX_SIGNATURE,
          symbol.declaration().header().name().span().place(),
          "invalid index signature key type: '" + signature.key().text() + "'");
    }
  }

  private void checkParameterNames(SchemaSymbol symbol) {
    var parameters = symbol.declaration().header().parameters();
    if (parameters.isEmpty()) {
      return;
    }
    for (var parameter : parameters) {
      if (isAssigned(parameter.name().text(), symbol.declaration().body().statements())) {
        problems.add(
            DiagnosticKind.COMPILE,
            parameter.name().span().place(),
            "Unexpected parameter name '" + parameter.name().text()
                + "' with the same name as the schema attribute");
      }
    }
  }

  private static boolean isAssigned(String name, List<Stmt> body) {
    for (var statement : body) {
      boolean assigns = statement instanceof Stmt.Attribute attribute
          ? attribute.name().text().equals(name)
          : statement instanceof Stmt.Assign assign
              && assign.targets().stream()
                  .anyMatch(target -> target.name().text().equals(name));
      if (assigns) {
        return true;
      }
    }
    return false;
  }
}
