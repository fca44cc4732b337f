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

  /** One line of a header. */
  public record Field(String name, String value) {}

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

  /** These fields without those of that name. */
  public Headers without(String name) {
    var left = new ArrayList<Field>(fields.size());
    for (var field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        left.add(field);
      }
    }
    return left.size() == fields.size() ? this : new Headers(List.copyOf(left));
  }

  /** The value of the first field of that name. */
  public Optional<String> first(String name) {
    for (var field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name. */
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (var field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return List.copyOf(values);
  }

  public List<Field> fields() {
    return fields;
  }
}
