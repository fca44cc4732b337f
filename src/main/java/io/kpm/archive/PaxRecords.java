// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a PAX header: {@code LENGTH KEY=VALUE\n} again and again (POSIX.1-2017 pax, "pax
 * Extended Header"). Only keys that change what is unpacked are kept.
 */
final class PaxRecords {
  private final Map<String, byte[]> values = new HashMap<>();

  private PaxRecords() {}

  static PaxRecords parse(byte[] body, Refusal refusal) {
    var records = new PaxRecords();
    int at = 0;
    while (at < body.length) {
      int end = at + recordLength(body, at, refusal);
      records.add(body, at, end, refusal);
      at = end;
    }
    return records;
  }

  /** The bytes of the name that replaces the one of the header. */
  Optional<byte[]> path() {
    return Optional.ofNullable(values.get("path"));
  }

  /** The size that replaces the one of the header; -1 if it is no number, empty if it is absent. */
  Optional<Long> size() {
    return Optional.ofNullable(values.get("size")).map(PaxRecords::number);
  }

  /** Whether any record changes name, kind or size of an entry. */
  boolean changesEntries() {
    return !values.isEmpty();
  }

  boolean hasLinkPath() {
    return values.containsKey("linkpath");
  }

  private static int recordLength(byte[] body, int start, Refusal refusal) {
    int length = 0;
    int at = start;
    while (at < body.length && body[at] >= '0' && body[at] <= '9' && length <= body.length) {
      length = length * 10 + body[at++] - '0';
    }
    boolean whole = at < body.length
        && body[at] == ' '
        && length > at - start + 1
        && length <= body.length - start
        && body[start + length - 1] == '\n';
    if (!whole) {
      throw refusal.because("it has a damaged PAX header");
    }
    return length;
  }

  private void add(byte[] body, int start, int end, Refusal refusal) {
    int key = start;
    while (body[key] != ' ') {
      key++;
    }
    key++;
    int equals = key;
    while (equals < end && body[equals] != '=') {
      equals++;
    }
    if (equals == end) {
      throw refusal.because("it has a damaged PAX header");
    }
    var name = new String(body, key, equals - key, UTF_8);
    if (name.startsWith("GNU.sparse.") || name.equals("SCHILY.realsize")) {
      throw refusal.because("it has a sparse file");
    }
    if (name.equals("path") || name.equals("size") || name.equals("linkpath")) {
      put(name, Arrays.copyOfRange(body, equals + 1, end - 1), refusal);
    }
  }

  private void put(String name, byte[] value, Refusal refusal) {
    if (values.put(name, value) != null) {
      throw refusal.because("it has a PAX header with two values for `" + name + "`");
    }
  }

  private static Long number(byte[] digits) {
    // 18 digits fit a long.
    if (digits.length == 0 || digits.length > 18) {
      return -1L;
    }
    long value = 0;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        return -1L;
      }
      value = value * 10 + digit - '0';
    }
    return value;
  }
}
