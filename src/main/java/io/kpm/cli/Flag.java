// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.util.Locale;
import java.util.Optional;

/** An option without a value: given, given as {@code =false}, or not given at all. */
final class Flag {
  private final Option option;
  private Optional<Boolean> stated = Optional.empty();

  Flag(Option option) {
    this.option = option;
  }

  Option option() {
    return option;
  }

  boolean isOn() {
    return value().orElse(false);
  }

  /** Empty if the flag was not given. */
  Optional<Boolean> value() {
    return Boolean.TRUE.equals(option.spec().getValue()) ? Optional.of(true) : stated;
  }

  /** Takes the value of {@code --name=value}. */
  void state(String name, String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw new KpmException(
          ErrorId.E_USAGE,
          "`%s` is `true` or `false`, not %s".formatted(name, Foreign.quote(value)));
    }
    stated = Optional.of(lower.equals("true"));
  }
}
