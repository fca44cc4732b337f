// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.FunctionType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.type.Parameter;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.List;
import java.util.Locale;

/** The methods of texts. */
final class StringMethods extends LibraryModule {
  static final StringMethods TABLE = new StringMethods();

  private static final int CAPITALIZE = 0;
  private static final int CHARS = 1;
  private static final int COUNT = 2;
  private static final int ENDSWITH = 3;
  private static final int FIND = 4;
  private static final int FORMAT = 5;
  private static final int INDEX = 6;
  private static final int ISALPHA = 7;
  private static final int ISALNUM = 8;
  private static final int ISDIGIT = 9;
  private static final int ISLOWER = 10;
  private static final int ISSPACE = 11;
  private static final int ISTITLE = 12;
  private static final int ISUPPER = 13;
  private static final int JOIN = 14;
  private static final int LOWER = 15;
  private static final int UPPER = 16;
  private static final int LSTRIP = 17;
  private static final int RSTRIP = 18;
  private static final int STRIP = 19;
  private static final int REPLACE = 20;
  private static final int REMOVEPREFIX = 21;
  private static final int REMOVESUFFIX = 22;
  private static final int RFIND = 23;
  private static final int RINDEX = 24;
  private static final int RSPLIT = 25;
  private static final int SPLIT = 26;
  private static final int SPLITLINES = 27;
  private static final int STARTSWITH = 28;
  private static final int TITLE = 29;

  private StringMethods() {
    super("str");
    defineSearches();
    defineTests();
    defineChanges();
    defineParts();
  }

  @Override
  Value call(int id, Call call) {
    var text = self(call);
    return switch (id) {
      case CAPITALIZE -> StrValue.of(Letters.capitalize(text));
      case TITLE -> StrValue.of(Letters.title(text));
      case LOWER -> StrValue.of(text.toLowerCase(Locale.ROOT));
      case UPPER -> StrValue.of(text.toUpperCase(Locale.ROOT));
      case FORMAT -> StrValue.of(new Formatting(text, call.arguments()).run());
      case COUNT, FIND, INDEX, RFIND, RINDEX, STARTSWITH, ENDSWITH -> search(id, text, call);
      case LSTRIP -> StrValue.of(Letters.strip(text, call.at(0), true, false));
      case RSTRIP -> StrValue.of(Letters.strip(text, call.at(0), false, true));
      case STRIP -> StrValue.of(Letters.strip(text, call.at(0), true, true));
      case REPLACE ->
        StrValue.of(Splitting.replace(text, call.text(0), call.text(1), call.number(2, -1)));
      case REMOVEPREFIX ->
        StrValue.of(text.startsWith(call.text(0)) ? text.substring(call.text(0).length()) : text);
      case REMOVESUFFIX ->
        StrValue.of(
            text.endsWith(call.text(0))
                ? text.substring(0, text.length() - call.text(0).length())
                : text);
      case CHARS -> Utf8.characters(text);
      case JOIN -> Splitting.join(text, call.at(0));
      case SPLIT ->
        Splitting.split(text, call.text(0, ""), call.at(0).isAbsent(), call.number(1, -1));
      case RSPLIT ->
        Splitting.splitFromEnd(text, call.text(0, ""), call.at(0).isAbsent(), call.number(1, -1));
      case SPLITLINES -> Splitting.lines(text, call.flag(0));
      default -> BoolValue.of(test(id, text));
    };
  }

  private static Value search(int id, String text, Call call) {
    var search = new Search(text, call);
    return switch (id) {
      case COUNT -> IntValue.of(search.count());
      case FIND -> IntValue.of(search.first());
      case RFIND -> IntValue.of(search.last());
      case INDEX -> IntValue.of(Search.found(search.first()));
      case RINDEX -> IntValue.of(Search.found(search.last()));
      case STARTSWITH -> BoolValue.of(search.atStart());
      case ENDSWITH -> BoolValue.of(search.atEnd());
      default -> throw new IllegalStateException("no search " + id);
    };
  }

  private static boolean test(int id, String text) {
    return switch (id) {
      case ISALPHA -> Letters.isAlpha(text);
      case ISALNUM -> Letters.isAlnum(text);
      case ISDIGIT -> Letters.isDigit(text);
      case ISLOWER -> Letters.isLower(text);
      case ISUPPER -> Letters.isUpper(text);
      case ISSPACE -> Letters.isSpace(text);
      case ISTITLE -> Letters.isTitle(text);
      default -> throw new IllegalStateException("no string method " + id);
    };
  }

  private static String self(Call call) {
    if (call.receiver() instanceof StrValue text) {
      return text.value();
    }
    throw new IllegalStateException("string method of " + call.receiver().typeName());
  }

  private void defineSearches() {
    var bounds = List.of(optional("start", BasicType.INT), optional("end", BasicType.INT));
    ranged(COUNT, "count", BasicType.INT, "sub", bounds);
    ranged(FIND, "find", BasicType.INT, "sub", bounds);
    ranged(INDEX, "index", BasicType.INT, "sub", bounds);
    ranged(RFIND, "rfind", BasicType.INT, "sub", bounds);
    ranged(RINDEX, "rindex", BasicType.INT, "sub", bounds);
    ranged(STARTSWITH, "startswith", BasicType.BOOL, "val", bounds);
    ranged(ENDSWITH, "endswith", BasicType.BOOL, "val", bounds);
  }

  private void ranged(
      int id, String member, BasicType result, String what, List<Parameter> bounds) {
    function(id, member, result, text(what), bounds.get(0), bounds.get(1));
  }

  private void defineTests() {
    function(ISALPHA, "isalpha", BasicType.BOOL);
    function(ISALNUM, "isalnum", BasicType.BOOL);
    function(ISDIGIT, "isdigit", BasicType.BOOL);
    function(ISLOWER, "islower", BasicType.BOOL);
    function(ISSPACE, "isspace", BasicType.BOOL);
    function(ISTITLE, "istitle", BasicType.BOOL);
    function(ISUPPER, "isupper", BasicType.BOOL);
  }

  private void defineChanges() {
    var chars = optional("chars", BasicType.STR);
    function(CAPITALIZE, "capitalize", BasicType.STR);
    function(TITLE, "title", BasicType.STR);
    function(LOWER, "lower", BasicType.STR);
    function(UPPER, "upper", BasicType.STR);
    function(LSTRIP, "lstrip", BasicType.STR, chars);
    function(RSTRIP, "rstrip", BasicType.STR, chars);
    function(STRIP, "strip", BasicType.STR, chars);
    function(
        REPLACE,
        "replace",
        BasicType.STR,
        text("old"),
        text("new"),
        optional("count", BasicType.INT));
    function(REMOVEPREFIX, "removeprefix", BasicType.STR, text("prefix"));
    function(REMOVESUFFIX, "removesuffix", BasicType.STR, text("suffix"));
    define(FORMAT, "format", new FunctionType(List.of(), BasicType.STR, true, true));
    function(JOIN, "join", BasicType.STR, required("iter", ListType.OF_ANY));
  }

  private void defineParts() {
    var texts = new ListType(BasicType.STR);
    var separator = optional("sep", BasicType.STR);
    var most = optional("maxsplit", BasicType.INT);
    function(CHARS, "chars", texts);
    function(SPLIT, "split", texts, separator, most);
    function(RSPLIT, "rsplit", texts, separator, most);
    function(SPLITLINES, "splitlines", texts, optional("keepends", BasicType.BOOL));
  }
}
