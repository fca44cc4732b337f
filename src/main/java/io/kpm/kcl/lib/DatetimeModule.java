// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.BoolValue;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import java.time.ZonedDateTime;

/** The system module {@code datetime}; the time is that of the run's clock. */
final class DatetimeModule extends LibraryModule {
  static final DatetimeModule TABLE = new DatetimeModule();

  private static final int TICKS = 0;
  private static final int DATE = 1;
  private static final int NOW = 2;
  private static final int TODAY = 3;
  private static final int VALIDATE = 4;
  private static final int IS_RFC3339 = 5;
  private static final int IS_ISO8601 = 6;

  private DatetimeModule() {
    super("datetime");
    function(TICKS, "ticks", BasicType.FLOAT);
    function(DATE, "date", BasicType.STR);
    function(NOW, "now", BasicType.STR, optional("format", BasicType.STR));
    function(TODAY, "today", BasicType.STR);
    function(VALIDATE, "validate", BasicType.BOOL, text("date"), text("format"));
    function(IS_RFC3339, "is_rfc3339", BasicType.BOOL, text("date"));
    function(IS_ISO8601, "is_iso8601", BasicType.BOOL, text("date"));
  }

  @Override
  Value call(int id, Call call) {
    var now = ZonedDateTime.now(call.context().clock());
    return switch (id) {
      case TICKS -> FloatValue.of((double) now.toEpochSecond());
      case DATE -> StrValue.of(TimeText.format(now, "%Y-%m-%d %H:%M:%S"));
      case NOW -> StrValue.of(TimeText.format(now, call.text(0, "%a %b %d %H:%M:%S %Y")));
      case TODAY -> StrValue.of(TimeText.format(now, "%Y-%m-%d %H:%M:%S.") + now.toEpochSecond());
      case VALIDATE -> BoolValue.of(TimeReader.matches(call.text(0), call.text(1)));
      case IS_RFC3339 -> BoolValue.of(TimeReader.isRfc3339(call.text(0)));
      case IS_ISO8601 ->
        BoolValue.of(TimeReader.isRfc3339(call.text(0)) || IsoDuration.matches(call.text(0)));
      default -> throw new IllegalStateException("no function " + id);
    };
  }
}
