// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Kind;
import io.kpm.kcl.value.Value;

/**
 * The run-time test of values against types, with the conversion of dicts to schema instances. It
 * is applied to attributes, annotated variables, parameters, results and {@code as}.
 */
public final class Packing {
  // a step is worth so many members of a union
  private static final int MEMBERS = 4;

  private final InstanceBuilder builder;
  private final Effort effort;

  /** The packing of one run, which counts the work. */
  public Packing(InstanceBuilder builder, Effort effort) {
    this.builder = builder;
    this.effort = effort;
  }

  /**
   * The value as {@code type} has it: dicts where schemas are expected become instances.
   *
   * @param written the type as the program writes it, for the message
   * @throws EvalError if the value does not pass
   */
  public Value pack(Value value, Type type, String written) {
    if (value.isAbsent() || type == BasicType.ANY) {
      return value;
    }
    var converted = convert(value, type);
    if (!fits(converted, type)) {
      throw mismatch(converted, type, written);
    }
    return converted;
  }

  /**
   * {@code value as type}: as {@link #pack}, but an instance must be of exactly this schema.
   *
   * @throws EvalError if the value does not pass
   */
  public Value cast(Value value, Type type, String written) {
    if (value instanceof Instance instance
        && type instanceof SchemaType schema
        && !schema.isSame(instance.schema())) {
      throw mismatch(value, type, written);
    }
    return pack(value, type, written);
  }

  /** Whether a value passes a type as it is, without conversion. */
  public boolean fits(Value value, Type type) {
    if (value.isAbsent()) {
      return true;
    }
    if (type instanceof BasicType basic) {
      return fitsBasic(value, basic);
    }
    if (type instanceof LiteralType literal) {
      return literal.is(value);
    }
    if (type instanceof ListType list) {
      return value instanceof KclList items && allFit(items, list.item());
    }
    if (type instanceof DictType dict) {
      return value instanceof KclDict entries && allFit(entries, dict.value());
    }
    if (type instanceof UnionType union) {
      return fitsOne(value, union);
    }
    if (type instanceof FunctionType) {
      return value instanceof FunctionValue;
    }
    // of the rest, schemas take any instance and functions stand for schemas and rules
    return type instanceof SchemaType ? value instanceof Instance : value instanceof FunctionValue;
  }

  /**
   * The value with dicts turned into instances where {@code type} has schemas; nothing is tested.
   */
  public Value convert(Value value, Type type) {
    if (value instanceof Instance || value.isAbsent()) {
      return value;
    }
    if (type instanceof UnionType union) {
      return convertToMember(value, union);
    }
    if (value instanceof KclList list && type instanceof ListType to) {
      return convertItems(list, to.item());
    }
    if (!(value instanceof KclDict dict)) {
      return value;
    }
    if (type instanceof DictType to) {
      return convertValues(dict, to.value());
    }
    if (type instanceof SchemaType schema && isConfigOf(dict, schema)) {
      return builder.build(schema, dict);
    }
    return value;
  }

  private Value convertToMember(Value value, UnionType union) {
    effort.spend(union.members().size() / MEMBERS);
    for (var member : union.members()) {
      var converted = convert(value, member);
      if (fits(converted, member)) {
        return converted;
      }
    }
    return value;
  }

  private Value convertItems(KclList list, Type item) {
    if (!hasParts(item)) {
      return list;
    }
    count(list);
    var converted = list;
    for (int i = 0; i < list.size(); i++) {
      var part = convert(list.get(i), item);
      if (converted == list && part != list.get(i)) {
        converted = list.part(0, list.size());
      }
      if (converted != list) {
        converted.set(i, part);
      }
    }
    return converted;
  }

  private Value convertValues(KclDict dict, Type value) {
    if (!hasParts(value)) {
      return dict;
    }
    count(dict);
    var converted = dict;
    for (int i = 0; i < dict.size(); i++) {
      var part = convert(dict.valueAt(i), value);
      if (converted == dict && part != dict.valueAt(i)) {
        converted = Copies.shallow(dict);
      }
      if (converted != dict) {
        converted.setAt(i, part);
      }
    }
    return converted;
  }

  /** Whether conversion can change anything below values of this type. */
  private static boolean hasParts(Type type) {
    return type instanceof SchemaType
        || type instanceof UnionType
        || type instanceof ListType
        || type instanceof DictType;
  }

  private void count(Value collection) {
    effort.step();
    effort.handle(collection);
  }

  private static boolean isConfigOf(KclDict dict, SchemaType schema) {
    if (dict.isEmpty()) {
      return !schema.needsConfig();
    }
    if (schema.hasIndexSignature()) {
      return true;
    }
    for (int i = 0; i < dict.size(); i++) {
      var key = dict.keyAt(i);
      if (!key.startsWith("_") && !schema.hasAttribute(key)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsBasic(Value value, BasicType type) {
    return switch (type) {
      case ANY -> true;
      case INT -> value.kind() == Kind.INT;
      case FLOAT -> value.kind() == Kind.FLOAT || value.kind() == Kind.INT;
      case STR -> value.kind() == Kind.STR;
      case BOOL -> value.kind() == Kind.BOOL;
      case QUANTITY -> value.kind() == Kind.QUANTITY;
      case FUNCTION -> value.kind() == Kind.FUNCTION;
      case NONE, VOID -> false;
    };
  }

  private boolean allFit(KclList items, Type item) {
    if (item == BasicType.ANY) {
      return true;
    }
    count(items);
    for (int i = 0; i < items.size(); i++) {
      if (!fits(items.get(i), item)) {
        return false;
      }
    }
    return true;
  }

  private boolean allFit(KclDict entries, Type value) {
    if (value == BasicType.ANY) {
      return true;
    }
    count(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (!fits(entries.valueAt(i), value)) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsOne(Value value, UnionType union) {
    for (var member : union.members()) {
      if (fits(value, member)) {
        return true;
      }
    }
    return false;
  }

  /** The error of a value that does not pass a type; {@code written} is how the program says it. */
  public static EvalError mismatch(Value value, Type type, String written) {
    var got = value instanceof Instance instance ? instance.schema().fullName() : value.typeName();
    var text = "expect " + written + ", got " + got;
    if (type instanceof SchemaType schema && value instanceof KclDict dict) {
      var details = details(dict, schema);
      text += details.isEmpty() ? "" : ". For details:" + details;
    }
    return new EvalError(text);
  }

  private static String details(KclDict dict, SchemaType schema) {
    var out = new StringBuilder();
    for (int i = 0; i < dict.size(); i++) {
      if (!schema.hasAttribute(dict.keyAt(i))) {
        out.append("\nSchema ").append(schema.name()).append(" does not contain attribute ");
        out.append(dict.keyAt(i));
      }
    }
    for (var name : schema.requiredAttributes()) {
      if (!dict.has(name)) {
        out.append("\nSchema ").append(schema.name()).append("'s attribute ").append(name);
        out.append(" is missing");
      }
    }
    return out.toString();
  }
}
