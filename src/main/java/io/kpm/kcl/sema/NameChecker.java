// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.lib.Library;
import io.kpm.kcl.load.ImportTarget;
import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Word;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.ModuleType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.type.RuleType;
import io.kpm.kcl.type.SchemaObjectType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.UnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What names and attributes mean, and which of them are unknown. */
final class NameChecker {
  private static final FunctionType INSTANCES =
      new FunctionType(List.of(Parameter.optional("full_pkg", BasicType.BOOL)), ListType.OF_ANY);

  private final Facts facts;
  private final Problems problems;
  private final TypeReader types;
  private final ExprChecker expressions;
  private final SlotBinder slots;

  NameChecker(Facts facts, Problems problems, TypeReader types, ExprChecker expressions) {
    this.facts = facts;
    this.problems = problems;
    this.types = types;
    this.expressions = expressions;
    this.slots = new SlotBinder(facts);
  }

  /** The type of a dotted name; what is unknown is reported and may be anything. */
  Type type(Expr.Name name, Env env) {
    boolean isHidden = env.find(name.head(), true).isPresent();
    if (!name.isSimple() && !isHidden) {
      var imported = env.file().importOf(name.head());
      if (imported.isPresent()) {
        facts.bindImport(name.id(), imported.get());
        return members(imported(imported.get(), name), name.tail(), 1, name.span());
      }
    }
    var assigning = env.assigning(name.head());
    if (assigning.isPresent()) {
      facts.markSelfReading(assigning.get());
    }
    slots.bind(name, env);
    var head = lookUp(name.head(), env);
    if (head.isEmpty()) {
      reportUnknown(new Word(name.span(), name.head()), env);
      return BasicType.ANY;
    }
    return members(head.get(), name.tail(), 0, name.span());
  }

  /** Reports a name that stands for nothing. */
  void reportUnknown(Word name, Env env) {
    problems.add(
        DiagnosticKind.COMPILE,
        name.span().place(),
        "name '" + name.text() + "' is not defined"
            + problems.suggestion(name.text(), () -> candidates(env)));
  }

  private static List<String> candidates(Env env) {
    var candidates = new ArrayList<String>(env.names());
    env.schema().ifPresent(schema -> candidates.addAll(schema.attributeNames()));
    candidates.addAll(env.file().symbols().names());
    candidates.addAll(Library.builtins().members());
    return candidates;
  }

  /** Notes that a name is read as the target of an assignment. */
  void noteRead(String name, Env env) {
    slots.read(name, env);
  }

  /** What a simple name stands for in a place. */
  Optional<Type> lookUp(String name, Env env) {
    var schema = env.schema();
    if (schema.isPresent()) {
      var variable = env.find(name, true);
      if (variable.isPresent()) {
        return variable;
      }
      var attribute = schema.get().member(name);
      if (attribute.isPresent()) {
        return Optional.of(attribute.get().type());
      }
    }
    var local = env.find(name, false);
    if (local.isPresent()) {
      return local;
    }
    var ahead = env.file().symbols().global(name);
    if (ahead.isPresent() && ahead.get().isAhead()) {
      return Optional.of(known(ahead.get().type(expressions, types)));
    }
    var global = declared(env.file().symbols(), name);
    if (global.isPresent()) {
      return global;
    }
    var function = Library.builtins().function(name);
    if (function.isPresent()) {
      return Optional.of(function.get().type());
    }
    var imported = env.file().importOf(name);
    if (imported.isPresent()) {
      return Optional.of(new ModuleType(imported.get().path()));
    }
    boolean mayBeThere = env.isOpen() && !Character.isUpperCase(name.charAt(0));
    return mayBeThere ? Optional.of(BasicType.ANY) : Optional.empty();
  }

  /** What is known of a variable above its assignment: what a function takes, and no values. */
  private static Type known(Type type) {
    return type instanceof FunctionType function
        ? new FunctionType(function.parameters(), BasicType.ANY)
        : BasicType.ANY;
  }

  private Optional<Type> declared(PackageSymbols symbols, String name) {
    var global = symbols.global(name);
    if (global.isPresent()) {
      return Optional.of(global.get().type(expressions, types));
    }
    var schema = symbols.schema(name);
    if (schema.isPresent()) {
      return Optional.of(new SchemaObjectType(schema.get()));
    }
    if (symbols.rule(name).isPresent()) {
      return Optional.of(new RuleType(name, symbols.path()));
    }
    var alias = symbols.alias(name);
    if (alias.isEmpty()) {
      return Optional.empty();
    }
    var type = types.read(alias.get().declaration().type(), alias.get().file());
    return Optional.of(type instanceof SchemaType s ? new SchemaObjectType(s) : type);
  }

  private Type imported(ImportTarget target, Expr.Name name) {
    var member = name.tail().get(0);
    var type = switch (target.kind()) {
      case MISSING -> Optional.<Type>of(BasicType.ANY);
      case SYSTEM -> systemMember(target.path(), member.text());
      case PACKAGE -> declared(facts.symbols(target.path()), member.text());
    };
    if (type.isPresent()) {
      return type.get();
    }
    reportMissing(member.text(), new ModuleType(target.path()), name.span());
    return BasicType.ANY;
  }

  private static Optional<Type> systemMember(String module, String member) {
    var table = Library.module(module);
    if (table.isEmpty()) {
      return Optional.of(BasicType.ANY);
    }
    var function = table.get().function(member);
    if (function.isPresent()) {
      return Optional.of(function.get().type());
    }
    var constant = table.get().constant(member);
    return constant.isPresent()
        ? Optional.of(Literals.typeOf(constant.get()))
        : table.get().type(member);
  }

  /** The type reached by loading attributes, beginning with the one at {@code from}. */
  Type members(Type type, List<Word> path, int from, Span span) {
    var reached = type;
    for (int i = from; i < path.size(); i++) {
      reached = member(reached, path.get(i).text(), span);
    }
    return reached;
  }

  /** The type of an attribute; {@code span} is where an unknown one is reported. */
  Type member(Type type, String name, Span span) {
    var found = memberOf(type, name);
    if (found.isEmpty()) {
      reportMissing(name, type, span);
      return BasicType.ANY;
    }
    return found.get();
  }

  private static Optional<Type> memberOf(Type type, String name) {
    if (type == BasicType.ANY || type instanceof UnionType) {
      return Optional.of(BasicType.ANY);
    }
    if (type instanceof SchemaSymbol schema) {
      return attributeOf(schema, name);
    }
    if (type instanceof SchemaObjectType) {
      return name.equals("instances") ? Optional.of(INSTANCES) : Optional.empty();
    }
    if (type instanceof DictType dict) {
      return Optional.of(dict.known().getOrDefault(name, dict.value()));
    }
    boolean isText = type == BasicType.STR
        || (type instanceof LiteralType literal && literal.base() == BasicType.STR);
    if (isText) {
      var method = Library.stringMethods().function(name);
      return method.isPresent() ? Optional.of(method.get().type()) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Type> attributeOf(SchemaSymbol schema, String name) {
    var declared = schema.member(name);
    if (declared.isPresent()) {
      return Optional.of(declared.get().type());
    }
    var signature = schema.signature();
    if (signature.isPresent()) {
      return Optional.of(signature.get().value());
    }
    return schema.isMixin() ? Optional.of(BasicType.ANY) : Optional.empty();
  }

  private void reportMissing(String name, Type type, Span span) {
    var suggestion = "";
    if (type instanceof SchemaSymbol schema) {
      suggestion = Suggestions.didYouMean(name, schema.attributeNames());
    }
    problems.add(
        DiagnosticKind.TYPE,
        span.place(),
        "attribute '" + name + "' not found in '" + type.text() + "'" + suggestion);
  }
}
