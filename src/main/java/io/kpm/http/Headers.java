// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in their order; names compare without case. Immutable. */
public final class Headers {
  private static final Headers NONE = new Headers(List.of());

  private final List<Field> fields;

  private Headers(List<Field> fields) {
    this.fields = fields;
  }

  public static Headers none() {
    return NONE;
  }

  /** The fields in the given order. */
  public static Headers of(List<Field> fields) {
    return fields.isEmpty() ? NONE : new Headers(List.copyOf(fields));
  }

  /** These fields with one more at the end. */
  public Headers with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Headers(List.copyOf(more));
  }

  /** These fields and the others behind them. */
  public Headers with(Headers others) {
    var more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return of(more);
  }

  /** These fields without those of that name. */
  public Headers without(String name) {
    var left = new ArrayList<Field>(fields.size());
    for (var field : fields) {
      if (!field.is(name)) {
        left.add(field);
      }
    }
    return left.size() == fields.size() ? this : new Headers(List.copyOf(left));
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.is(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name. */
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (var field : fields) {
      if (field.is(name)) {
        values.add(field.value());
      }
    }
    return List.copyOf(values);
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  public List<Field> fields() {
    return fields;
  }

  /** Whether a field of that name lists the token between its commas, in any case. */
  boolean lists(String name, String token) {
    for (var value : all(name)) {
      for (var item : value.split(",", -1)) {
        if (item.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * One line of a header.
   *
   * @param name a token of RFC 9110, section 5.6.2
   * @param value without line breaks, so that nobody can smuggle a second field in
   */
  public record Field(String name, String value) {
    public Field {
      if (!Syntax.isToken(name)) {
        throw new IllegalArgumentException("not the name of a header field");
      }
      if (!Syntax.isFieldValue(value)) {
        throw new IllegalArgumentException("line break in the header field " + name);
      }
    }

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }
}
