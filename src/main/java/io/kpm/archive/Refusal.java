// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;

/**
 * The words in which one archive is refused.
 *
 * @param what the archive, for people; quoted already
 */
record Refusal(String what) {
  /** The archive as a whole is not acceptable; {@code why} is a predicate about it. */
  KpmException because(String why) {
    return new KpmException(ErrorId.E_ARCHIVE, what + " is refused: " + why);
  }

  /** One entry breaks a rule; {@code fault} is a predicate about it. */
  KpmException entry(String name, String fault) {
    return because("entry " + Foreign.quote(name) + " " + fault);
  }

  /** More than {@code limits.KEY} allows. */
  KpmException limit(String key, long limit, String found) {
    return new KpmException(
            ErrorId.E_LIMIT,
            what + " is refused: " + found + ", the limit `limits." + key + "` is " + limit)
        .withHint("if you trust it: kpm config set limits." + key + " VALUE");
  }
}
