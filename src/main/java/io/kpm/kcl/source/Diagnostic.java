// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.source;

import java.util.List;
import java.util.Optional;

/**
 * One error: its kind, at least one message about a place, and what the user might write instead.
 *
 * @param messages in the order they are printed
 * @param suggestions each is printed as one line {@code suggestion: …} behind the messages
 */
public record Diagnostic(DiagnosticKind kind, List<Message> messages, List<String> suggestions) {
  public Diagnostic {
    messages = List.copyOf(messages);
    suggestions = List.copyOf(suggestions);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a diagnostic without a message");
    }
  }

  public static Diagnostic of(DiagnosticKind kind, Place place, String text) {
    return new Diagnostic(kind, List.of(Message.at(place, text)), List.of());
  }

  /** An error that belongs to no line, such as a file that cannot be read. */
  public static Diagnostic withoutPlace(DiagnosticKind kind, String text) {
    var message = new Message(Optional.empty(), text, Optional.empty());
    return new Diagnostic(kind, List.of(message), List.of());
  }

  /** The text of the first message. */
  public String text() {
    return messages.get(0).text();
  }

  /**
   * What is said about one place.
   *
   * @param text one or more lines
   * @param note printed behind the snippet as {@code note: …}; one or more lines
   */
  public record Message(Optional<Place> place, String text, Optional<String> note) {
    public static Message at(Place place, String text) {
      return new Message(Optional.of(place), text, Optional.empty());
    }

    public Message withNote(String note) {
      return new Message(place, text, Optional.of(note));
    }
  }
}
