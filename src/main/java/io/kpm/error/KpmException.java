// SPDX-License-Identifier: Apache-2.0
package io.kpm.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's world is wrong: what failed, on which thing, why, and the next step.
 *
 * <p>The message is one line in lower case without a full stop, with literals in backticks; text
 * from outside has been quoted by {@code text.Foreign} before it gets here.
 */
public final class KpmException extends RuntimeException {
  private final ErrorId id;
  private final @Nullable String hint;

  public KpmException(ErrorId id, String message) {
    this(id, message, null, null);
  }

  public KpmException(ErrorId id, String message, Throwable cause) {
    this(id, message, null, cause);
  }

  private KpmException(
      ErrorId id, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.id = id;
    this.hint = hint;
  }

  /** The same failure with one concrete next action, such as a command or a key of a file. */
  public KpmException withHint(String nextStep) {
    return new KpmException(id, text(), nextStep, getCause());
  }

  public ErrorId id() {
    return id;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** The message; unlike {@link #getMessage()} never null. */
  public String text() {
    var message = getMessage();
    return message == null ? id.name() : message;
  }
}
