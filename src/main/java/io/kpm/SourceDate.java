// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** The creation time that is written into what is published. */
final class SourceDate {
  // https://reproducible-builds.org/specs/source-date-epoch/
  private static final String VARIABLE = "SOURCE_DATE_EPOCH";

  private SourceDate() {}

  /**
   * Seconds since 1970 from the environment; unset means 0, so that equal trees give equal digests.
   *
   * @throws KpmException {@code E_USAGE} for anything else
   */
  static Instant of(Map<String, String> environment) {
    var text = environment.getOrDefault(VARIABLE, "");
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return Instant.ofEpochSecond(Long.parseUnsignedLong(text));
    } catch (NumberFormatException | DateTimeException e) {
      throw new KpmException(
              ErrorId.E_USAGE,
              "invalid environment variable `" + VARIABLE + "`: " + Foreign.quote(text)
                  + " is not a number of seconds",
              e)
          .withHint("set it to the seconds since 1970, or unset it");
    }
  }
}
