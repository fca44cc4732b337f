// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Limits;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.util.regex.Matcher;

/** The system module {@code regex}. */
final class RegexModule extends LibraryModule {
  static final RegexModule TABLE = new RegexModule();

  private static final int MATCH = 0;
  private static final int SEARCH = 1;
  private static final int COMPILE = 2;
  private static final int REPLACE = 3;
  private static final int FINDALL = 4;
  private static final int SPLIT = 5;

  private RegexModule() {
    super("regex");
    function(MATCH, "match", BasicType.BOOL, text("string"), text("pattern"));
    function(SEARCH, "search", BasicType.BOOL, text("string"), text("pattern"));
    function(COMPILE, "compile", BasicType.BOOL, text("pattern"));
    function(
        REPLACE,
        "replace",
        BasicType.STR,
        text("string"),
        text("pattern"),
        text("replace"),
        optional("count", BasicType.INT));
    function(FINDALL, "findall", ListType.OF_ANY, text("string"), text("pattern"));
    function(
        SPLIT,
        "split",
        new ListType(BasicType.STR),
        text("string"),
        text("pattern"),
        optional("maxsplit", BasicType.INT));
  }

  @Override
  Value call(int id, Call call) {
    try {
      return switch (id) {
        case MATCH, SEARCH -> BoolValue.of(matcher(call).find());
        case COMPILE -> BoolValue.of(RegexPattern.isValid(call.text(0)));
        case REPLACE -> StrValue.of(replace(call));
        case FINDALL -> findAll(matcher(call));
        case SPLIT -> split(call.text(0), matcher(call), call.number(2, 0));
        default -> throw new IllegalStateException("no function " + id);
      };
    } catch (StackOverflowError e) {
      // java.util.regex recurses once per repetition of a group with alternatives
      throw new EvalError("the pattern recurses too deeply on this text");
    }
  }

  private static Matcher matcher(Call call) {
    return RegexPattern.of(call.text(1)).matcher(new BudgetedText(call.text(0)));
  }

  private static String replace(Call call) {
    var text = call.text(0);
    var matcher = matcher(call);
    var template = call.text(2);
    long most = call.number(3, 0);
    var out = new StringBuilder();
    int done = 0;
    long count = 0;
    while ((most <= 0 || count < most) && matcher.find()) {
      out.append(text, done, matcher.start());
      RegexTemplate.expand(template, matcher, out);
      Limits.string(out.length());
      done = matcher.end();
      count++;
    }
    return out.append(text, done, text.length()).toString();
  }

  private static KclList findAll(Matcher matcher) {
    var found = new KclList();
    while (matcher.find()) {
      found.add(matcher.groupCount() < 2 ? StrValue.of(matcher.group()) : groups(matcher));
    }
    return found;
  }

  private static KclList groups(Matcher matcher) {
    var groups = new KclList(matcher.groupCount());
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(StrValue.of(matcher.start(i) < 0 ? "" : matcher.group(i)));
    }
    return groups;
  }

  private static KclList split(String text, Matcher matcher, long most) {
    var fields = new KclList();
    int start = 0;
    while (matcher.find()) {
      fields.add(StrValue.of(text.substring(start, matcher.start())));
      if (most > 0 && fields.size() >= most) {
        return fields;
      }
      start = matcher.end();
    }
    fields.add(StrValue.of(text.substring(start)));
    return fields;
  }
}
