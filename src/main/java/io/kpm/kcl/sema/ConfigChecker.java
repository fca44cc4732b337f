// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.source.DiagnosticKind;
import io.kpm.kcl.source.Place;
import io.kpm.kcl.source.Span;
import io.kpm.kcl.syntax.Entry;
import io.kpm.kcl.syntax.Expr;
import io.kpm.kcl.syntax.Item;
import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.LiteralType;
import io.kpm.kcl.type.SchemaType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.TypeRelation;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.StrValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** List and config literals, whose parts are tested against what is expected of the whole. */
final class ConfigChecker {
  private final ExprChecker expressions;
  private final Problems problems;
  private final Fitting fitting;
  private final Facts facts;

  ConfigChecker(ExprChecker expressions, Facts facts, Problems problems) {
    this.expressions = expressions;
    this.facts = facts;
    this.problems = problems;
    this.fitting = new Fitting(problems);
  }

  Type list(Expr.ListLiteral list, Env env) {
    var types = new ArrayList<Type>();
    addItems(list.items(), env, types);
    return types.isEmpty() ? ListType.OF_ANY : new ListType(TypeRelation.sup(types));
  }

  private void addItems(List<Item> items, Env env, List<Type> types) {
    var expected = itemOf(env.expected());
    for (var item : items) {
      if (item instanceof Expr expr) {
        types.add(expressions.check(expr, env, expected));
      } else if (item instanceof Item.Splice splice) {
        types.add(splice(splice, env));
      } else if (item instanceof Item.If choice) {
        for (var branch : choice.branches()) {
          expressions.check(branch.condition(), env);
          addItems(branch.items(), env, types);
        }
        addItems(choice.otherwise(), env, types);
      }
    }
  }

  private Type splice(Item.Splice splice, Env env) {
    var type = expressions.check(splice.value(), env);
    if (type instanceof ListType list) {
      return list.item();
    }
    if (type instanceof DictType dict) {
      return dict.key();
    }
    boolean isFine = type == BasicType.ANY
        || type == BasicType.NONE
        || type instanceof SchemaType
        || type instanceof UnionType;
    if (!isFine) {
      problems.add(
          DiagnosticKind.TYPE,
          splice.value().span().place(),
          "only list, dict, schema object can be used * unpacked, got " + type.text());
    }
    return BasicType.ANY;
  }

  /** What is expected of the items of a list of which {@code list} is expected. */
  static Expected itemOf(Expected list) {
    if (list.type() instanceof ListType type) {
      return list.with(type.item());
    }
    if (list.type() instanceof UnionType union) {
      var items = new ArrayList<Type>();
      for (var member : union.members()) {
        if (member instanceof ListType type) {
          items.add(type.item());
        }
      }
      return list.with(TypeRelation.sup(items));
    }
    return Expected.NOTHING;
  }

  Type config(Expr.Config config, Env env) {
    facts.markChecked(config);
    var entries = new Entries();
    add(config.entries(), env.entries(config).expecting(env.expected()), entries);
    return entries.type();
  }

  Type comprehension(Entry.KeyValue entry, Env env) {
    var entries = new Entries();
    var scope = env.inner(Env.Kind.CONFIG).expecting(env.expected());
    add(List.of(entry), scope, entries);
    return new DictType(
        TypeRelation.sup(entries.keys), TypeRelation.widen(TypeRelation.sup(entries.values)));
  }

  private void add(List<Entry> written, Env env, Entries entries) {
    for (var entry : written) {
      if (entry instanceof Entry.KeyValue keyValue) {
        addKeyValue(keyValue, env, entries);
      } else if (entry instanceof Entry.Unpack unpack) {
        addUnpacked(unpack, env, entries);
      } else if (entry instanceof Entry.If choice) {
        for (var branch : choice.branches()) {
          expressions.check(branch.condition(), env);
          add(branch.entries(), env, entries);
        }
        add(choice.otherwise(), env, entries);
      }
    }
  }

  private void addUnpacked(Entry.Unpack unpack, Env env, Entries entries) {
    var type = expressions.check(unpack.value(), env, env.expected());
    if (type instanceof DictType dict) {
      for (var known : dict.known().entrySet()) {
        var expected =
            expectation(env.expected(), known.getKey(), unpack.value().span());
        fitting.require(known.getValue(), expected, unpack.value().span().place());
      }
      entries.addAll(dict);
      return;
    }
    boolean isFine = type == BasicType.ANY
        || type == BasicType.NONE
        || type instanceof SchemaType
        || type instanceof UnionType;
    if (!isFine) {
      problems.add(
          DiagnosticKind.COMPILE,
          unpack.value().span().place(),
          "only dict and schema can be used ** unpack, got '" + type.text() + "'");
    }
    entries.add(BasicType.STR, BasicType.ANY);
  }

  private void addKeyValue(Entry.KeyValue entry, Env env, Entries entries) {
    var name = nameOf(entry.key(), env);
    var place = entry.key().span().place();
    var keyType =
        name.isPresent() ? new LiteralType(StrValue.of(name.get())) : computedKey(entry.key(), env);
    var expected = expectationOf(entry, name, keyType, env);
    // an indexed entry, too, is tested against the whole list
    var value = expressions.check(entry.value(), env, expected);
    if (entry.operator() == Entry.EntryOperator.INSERT && !isList(value)) {
      problems.add(
          DiagnosticKind.ILLEGAL_ATTRIBUTE,
          entry.value().span().place(),
          "only list type can in inserted, got '" + value.text() + "'");
    }
    fitting.require(value, expected, place);
    if (name.isPresent()) {
      env.set(name.get(), entries.add(name.get(), value));
    } else {
      entries.add(keyType, value);
    }
  }

  private static boolean isList(Type type) {
    return type == BasicType.ANY || type instanceof ListType;
  }

  private Expected expectationOf(
      Entry.KeyValue entry, Optional<String> name, Type keyType, Env env) {
    if (name.isPresent()) {
      return expectation(env.expected(), name.get(), entry.key().span());
    }
    return isText(keyType, entry.key()) ? valueOf(env.expected()) : Expected.NOTHING;
  }

  private boolean isText(Type type, Entry.Key key) {
    if (type != BasicType.NONE && Fitting.fits(type, BasicType.STR)) {
      return true;
    }
    problems.add(
        DiagnosticKind.ILLEGAL_ATTRIBUTE,
        key.span().place(),
        "A attribute must be string type, got '" + type.text() + "'");
    return false;
  }

  private Type computedKey(Entry.Key key, Env env) {
    if (key instanceof Entry.ComputedKey computed) {
      return expressions.check(computed.value(), env);
    }
    // a name that is the variable of a loop
    return key instanceof Entry.NameKey name
        ? env.find(name.name(), true).orElse(BasicType.ANY)
        : BasicType.ANY;
  }

  /** The text of a plain key; a loop variable is none. */
  private Optional<String> nameOf(Entry.Key key, Env env) {
    if (key instanceof Entry.NameKey name) {
      if (env.isLoopVariable(name.name())) {
        return Optional.empty();
      }
      facts.markLiteral(name);
      return Optional.of(name.name());
    }
    if (key instanceof Entry.TextKey text) {
      return Optional.of(text.text());
    }
    return key instanceof Entry.ElementKey element ? Optional.of(element.name()) : Optional.empty();
  }

  /** What is expected of an entry; an entry that may not be there is reported. */
  private Expected expectation(Expected config, String name, Span key) {
    if (config.type() instanceof SchemaSymbol schema) {
      var found = attributeOf(schema, name);
      if (found.isEmpty() && !schema.isMixin()) {
        reportMember(name, "schema '" + schema.name() + "'", schema, key.place());
      }
      return found.orElse(Expected.NOTHING);
    }
    if (config.type() instanceof DictType dict) {
      return config.with(dict.value());
    }
    if (config.type() instanceof ListType list) {
      return config.with(list.item());
    }
    return config.type() instanceof UnionType union
        ? expectationOfOne(union, config, name, key)
        : Expected.NOTHING;
  }

  private Expected expectationOfOne(UnionType union, Expected config, String name, Span key) {
    var types = new ArrayList<Type>();
    var schemas = new ArrayList<String>();
    boolean takesAnything = false;
    for (var member : union.members()) {
      if (member instanceof DictType dict) {
        types.add(dict.value());
        takesAnything = true;
      } else if (member instanceof SchemaSymbol schema) {
        schemas.add(schema.name());
        var found = attributeOf(schema, name);
        if (found.isPresent()) {
          types.add(found.get().type());
        }
      } else if (member == BasicType.ANY) {
        takesAnything = true;
      }
    }
    if (types.isEmpty() && !schemas.isEmpty() && !takesAnything) {
      var what = schemas.size() == 1
          ? "schema " + schemas.get(0)
          : "schemas [\"" + String.join("\", \"", schemas) + "\"]";
      problems.add(
          DiagnosticKind.COMPILE,
          key.place(),
          "Cannot add member '" + name + "' to '" + what + "'");
    }
    return types.isEmpty() ? Expected.NOTHING : config.with(TypeRelation.sup(types));
  }

  private void reportMember(String name, String where, SchemaSymbol schema, Place place) {
    problems.add(
        DiagnosticKind.COMPILE,
        place,
        "Cannot add member '" + name + "' to " + where
            + Suggestions.didYouMean(name, schema.memberNames()));
  }

  private static Optional<Expected> attributeOf(SchemaSymbol schema, String name) {
    var attribute = schema.member(name);
    if (attribute.isPresent()) {
      return Optional.of(Expected.of(attribute.get()));
    }
    var signature = schema.signature();
    if (signature.isEmpty()
        || !Fitting.fits(new LiteralType(StrValue.of(name)), signature.get().key())) {
      return Optional.empty();
    }
    return Optional.of(Expected.of(signature.get().value()));
  }

  /** What is expected of an entry whose key is not known. */
  private static Expected valueOf(Expected config) {
    if (config.type() instanceof DictType dict) {
      return config.with(dict.value());
    }
    if (config.type() instanceof SchemaSymbol schema && schema.signature().isPresent()) {
      return Expected.of(schema.signature().get().value());
    }
    return Expected.NOTHING;
  }

  /** The entries of a literal seen so far. */
  private static final class Entries {
    private final List<Type> keys = new ArrayList<>();
    private final List<Type> values = new ArrayList<>();
    private final Map<String, Type> known = new LinkedHashMap<>();

    /** Adds an entry; the result is the type of all entries of this key together. */
    Type add(String name, Type value) {
      var before = known.get(name);
      var merged = before == null ? value : Dicts.merged(before, value);
      add(new LiteralType(StrValue.of(name)), value);
      known.put(name, merged);
      return merged;
    }

    void add(Type key, Type value) {
      keys.add(key);
      values.add(value);
    }

    void addAll(DictType dict) {
      keys.add(dict.key());
      values.add(dict.value());
      known.putAll(dict.known());
    }

    DictType type() {
      return keys.isEmpty()
          ? DictType.OF_ANY
          : new DictType(TypeRelation.sup(keys), TypeRelation.sup(values), known);
    }
  }
}
