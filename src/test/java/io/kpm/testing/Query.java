// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parameters of an address, decoded. */
record Query(List<Map.Entry<String, String>> pairs) {
  static Query of(String path) {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    int mark = path.indexOf('?');
    for (var pair : path.substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (mark >= 0 && equals > 0) {
        var value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
        pairs.add(Map.entry(pair.substring(0, equals), value));
      }
    }
    return new Query(List.copyOf(pairs));
  }

  /** The first value of that name; empty text if there is none. */
  String first(String name) {
    var values = all(name);
    return values.isEmpty() ? "" : values.get(0);
  }

  List<String> all(String name) {
    return pairs.stream()
        .filter(pair -> pair.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }
}
