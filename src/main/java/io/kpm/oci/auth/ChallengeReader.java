// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one {@code WWW-Authenticate} line, which may hold several challenges (RFC 9110, sections
 * 11.2 to 11.6.1).
 */
final class ChallengeReader {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final String TOKEN68_MARKS = "-._~+/";

  private final String line;
  private final String host;
  private int position;

  ChallengeReader(String line, String host) {
    this.line = line;
    this.host = host;
  }

  /**
   * One challenge of the line.
   *
   * @param parameters by lower-case name
   */
  record Offer(String scheme, Map<String, String> parameters) {
    boolean is(String lowerCaseScheme) {
      return scheme.toLowerCase(Locale.ROOT).equals(lowerCaseScheme);
    }

    Optional<String> parameter(String lowerCaseName) {
      return Optional.ofNullable(parameters.get(lowerCaseName));
    }
  }

  /** All challenges of the line in their order. */
  List<Offer> readAll() {
    var offers = new ArrayList<Offer>();
    skipSeparators();
    while (!isAtEnd()) {
      offers.add(offer());
      skipSeparators();
    }
    return offers;
  }

  private Offer offer() {
    var scheme = token();
    var parameters = new LinkedHashMap<String, String>();
    skipBlanks();
    if (startsParameter()) {
      readParameters(parameters);
    } else {
      skipToken68();
    }
    return new Offer(scheme, parameters);
  }

  /** Reads parameters up to the end or to the next scheme, which no equals sign follows. */
  private void readParameters(Map<String, String> parameters) {
    while (startsParameter()) {
      var name = token().toLowerCase(Locale.ROOT);
      skipBlanks();
      position++;
      skipBlanks();
      parameters.putIfAbsent(name, value());
      skipBlanks();
      if (!isAtEnd() && peek() != ',') {
        throw unreadable();
      }
      skipSeparators();
    }
  }

  /** Whether {@code name =} comes next, and not the padding of a token68. */
  private boolean startsParameter() {
    int at = position;
    while (at < line.length() && isTokenChar(line.charAt(at))) {
      at++;
    }
    if (at == position) {
      return false;
    }
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    if (at >= line.length() || line.charAt(at) != '=') {
      return false;
    }
    int after = at + 1;
    while (after < line.length() && isBlank(line.charAt(after))) {
      after++;
    }
    return after < line.length() && line.charAt(after) != ',' && line.charAt(after) != '=';
  }

  private void skipToken68() {
    while (!isAtEnd() && (isLetterOrDigit(peek()) || TOKEN68_MARKS.indexOf(peek()) >= 0)) {
      position++;
    }
    while (!isAtEnd() && peek() == '=') {
      position++;
    }
    skipBlanks();
    if (!isAtEnd() && peek() != ',') {
      throw unreadable();
    }
  }

  private String value() {
    return !isAtEnd() && peek() == '"' ? quoted() : token();
  }

  private String quoted() {
    var value = new StringBuilder();
    position++;
    while (!isAtEnd() && peek() != '"') {
      if (peek() == '\\') {
        position++;
      }
      if (!isAtEnd()) {
        value.append(peek());
        position++;
      }
    }
    if (isAtEnd()) {
      throw unreadable();
    }
    position++;
    return value.toString();
  }

  private String token() {
    int start = position;
    while (!isAtEnd() && isTokenChar(peek())) {
      position++;
    }
    if (start == position) {
      throw unreadable();
    }
    return line.substring(start, position);
  }

  private void skipSeparators() {
    while (!isAtEnd() && (isBlank(peek()) || peek() == ',')) {
      position++;
    }
  }

  private void skipBlanks() {
    while (!isAtEnd() && isBlank(peek())) {
      position++;
    }
  }

  private boolean isAtEnd() {
    return position >= line.length();
  }

  private char peek() {
    return line.charAt(position);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isTokenChar(char c) {
    return isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private KpmException unreadable() {
    return new KpmException(
        ErrorId.E_PROTO, "`" + host + "` asks for a login in a way that cannot be read");
  }
}
