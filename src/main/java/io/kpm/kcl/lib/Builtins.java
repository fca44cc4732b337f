// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.DictType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Text;
import io.kpm.kcl.value.Value;
import java.util.List;

/** The functions that need no import. */
final class Builtins extends LibraryModule {
  static final Builtins TABLE = new Builtins();

  private static final int PRINT = 0;
  private static final int OPTION = 1;
  private static final int LEN = 2;
  private static final int INT = 3;
  private static final int FLOAT = 4;
  private static final int BOOL = 5;
  private static final int STR = 6;
  private static final int LIST = 7;
  private static final int DICT = 8;
  private static final int ABS = 9;
  private static final int ROUND = 10;
  private static final int POW = 11;
  private static final int SUM = 12;
  private static final int MAX = 13;
  private static final int MIN = 14;
  private static final int RANGE = 15;
  private static final int SORTED = 16;
  private static final int ZIP = 17;
  private static final int ISUNIQUE = 18;
  private static final int ALL_TRUE = 19;
  private static final int ANY_TRUE = 20;
  private static final int HEX = 21;
  private static final int BIN = 22;
  private static final int OCT = 23;
  private static final int ORD = 24;
  private static final int MULTIPLYOF = 25;
  private static final int ISNULLISH = 26;
  private static final int TYPEOF = 27;
  private static final int REDUCE = 28;

  private Builtins() {
    super("builtins");
    defineConversions();
    defineNumbers();
    defineCollections();
    defineTests();
  }

  @Override
  Value call(int id, Call call) {
    return switch (id) {
      case PRINT -> print(call);
      case OPTION -> Options.get(call);
      case LEN -> Collections.length(call.at(0));
      case INT -> Conversions.toInt(call);
      case FLOAT -> Conversions.toFloat(call);
      case BOOL -> BoolValue.of(Conversions.argument(call, "bool").isTrue());
      case STR ->
        call.has(0) || call.arguments().count() > 0
            ? StrValue.of(Text.of(call.at(0)))
            : StrValue.EMPTY;
      case LIST -> call.arguments().isEmpty() ? new KclList() : Collections.items(call.at(0));
      case DICT -> Collections.dict(call);
      case ABS, ROUND, POW, SUM, MAX, MIN, HEX, BIN, OCT, MULTIPLYOF -> number(id, call);
      case RANGE -> Collections.range(call);
      case SORTED -> Collections.sorted(call.at(0), call.flag(1));
      case ZIP -> Collections.zip(call.arguments());
      case ISUNIQUE ->
        BoolValue.of(Collections.isUnique(call.at(0), call.context().effort()));
      case ALL_TRUE -> BoolValue.of(Collections.allTrue(call.at(0)));
      case ANY_TRUE -> BoolValue.of(Collections.anyTrue(call.at(0)));
      case ORD -> ord(call);
      case ISNULLISH -> BoolValue.of(call.at(0).isAbsent());
      case TYPEOF -> StrValue.of(TypeNames.of(call.at(0), call.flag(1)));
      case REDUCE -> Collections.reduce(call);
      default -> throw new IllegalStateException("no built-in " + id);
    };
  }

  private static Value number(int id, Call call) {
    return switch (id) {
      case ABS -> Numbers.abs(call.at(0), call.context().arithmetic());
      case ROUND -> Numbers.round(call.at(0), call.at(1));
      case POW -> Numbers.pow(call.at(0), call.at(1), call.at(2));
      case SUM -> Numbers.sum(call);
      case MAX -> Numbers.most(call.arguments(), "max", true);
      case MIN -> Numbers.most(call.arguments(), "min", false);
      case HEX -> Numbers.inBase(call.number(0), 16, "0x");
      case BIN -> Numbers.inBase(call.number(0), 2, "0b");
      case OCT -> Numbers.inBase(call.number(0), 8, "0o");
      case MULTIPLYOF ->
        Numbers.isMultiple(call.at(0), call.at(1), call.context().arithmetic());
      default -> throw new IllegalStateException("no number built-in " + id);
    };
  }

  private void defineConversions() {
    define(PRINT, "print", variadic(BasicType.NONE));
    function(
        OPTION,
        "option",
        BasicType.ANY,
        text("key"),
        optional("type", BasicType.STR),
        optional("required", BasicType.BOOL),
        optional("default", BasicType.ANY),
        optional("help", BasicType.STR));
    function(INT, "int", BasicType.INT, any("number"), optional("base", BasicType.INT));
    function(FLOAT, "float", BasicType.FLOAT, any("number"));
    function(BOOL, "bool", BasicType.BOOL, optional("x", BasicType.ANY));
    function(STR, "str", BasicType.STR, optional("x", BasicType.ANY));
    function(LIST, "list", ListType.OF_ANY, optional("x", BasicType.ANY));
    define(
        DICT,
        "dict",
        new FunctionType(List.of(optional("x", BasicType.ANY)), DictType.OF_ANY, false, true));
  }

  private void defineNumbers() {
    Type number = new UnionType(List.of(BasicType.INT, BasicType.FLOAT));
    function(ABS, "abs", BasicType.ANY, any("inval"));
    function(
        ROUND, "round", number, required("number", number), optional("ndigits", BasicType.INT));
    function(
        POW, "pow", number, required("x", number), required("y", number), optional("z", number));
    function(
        SUM,
        "sum",
        BasicType.ANY,
        required("iterable", ListType.OF_ANY),
        optional("start", BasicType.ANY));
    define(MAX, "max", variadic(BasicType.ANY));
    define(MIN, "min", variadic(BasicType.ANY));
    function(HEX, "hex", BasicType.STR, required("number", BasicType.INT));
    function(BIN, "bin", BasicType.STR, required("number", BasicType.INT));
    function(OCT, "oct", BasicType.STR, required("number", BasicType.INT));
    function(
        MULTIPLYOF,
        "multiplyof",
        BasicType.BOOL,
        required("a", BasicType.INT),
        required("b", BasicType.INT));
    function(ORD, "ord", BasicType.INT, text("c"));
  }

  private void defineCollections() {
    Type sized = new UnionType(List.of(BasicType.STR, DictType.OF_ANY, ListType.OF_ANY));
    function(LEN, "len", BasicType.INT, required("inval", sized));
    function(
        RANGE,
        "range",
        new ListType(BasicType.INT),
        optional("start", BasicType.INT),
        optional("stop", BasicType.INT),
        optional("step", BasicType.INT));
    function(SORTED, "sorted", ListType.OF_ANY, any("inval"), optional("reverse", BasicType.BOOL));
    define(ZIP, "zip", variadic(ListType.OF_ANY));
    function(
        REDUCE,
        "reduce",
        BasicType.ANY,
        any("reducer"),
        required("list", ListType.OF_ANY),
        optional("initial", BasicType.ANY));
  }

  private void defineTests() {
    function(ISUNIQUE, "isunique", BasicType.BOOL, required("inval", ListType.OF_ANY));
    function(ALL_TRUE, "all_true", BasicType.BOOL, required("inval", ListType.OF_ANY));
    function(ANY_TRUE, "any_true", BasicType.BOOL, required("inval", ListType.OF_ANY));
    function(ISNULLISH, "isnullish", BasicType.BOOL, any("inval"));
    function(TYPEOF, "typeof", BasicType.STR, any("x"), optional("full_name", BasicType.BOOL));
  }

  private static FunctionType variadic(Type result) {
    return new FunctionType(List.of(), result, true, true);
  }

  private static Value print(Call call) {
    var out = new StringBuilder();
    var arguments = call.arguments();
    for (int i = 0; i < arguments.count(); i++) {
      out.append(i == 0 ? "" : " ").append(Text.of(arguments.at(i)));
    }
    var end = "\n";
    for (int i = 0; i < arguments.namedCount(); i++) {
      if (arguments.nameAt(i).equals("end")) {
        end = Text.of(arguments.namedAt(i));
      }
    }
    call.context().print(out.append(end).toString());
    return Absent.NONE;
  }

  private static Value ord(Call call) {
    var text = call.text(0);
    int length = text.codePointCount(0, text.length());
    if (length != 1) {
      throw new EvalError(
          "ord() expected string of length 1, but string of length " + length + " found");
    }
    return IntValue.of(text.codePointAt(0));
  }
}
