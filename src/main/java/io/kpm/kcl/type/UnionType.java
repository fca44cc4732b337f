// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import java.util.List;

/**
 * {@code A | B}
 *
 * @param members at least two, none of them a union
 */
public record UnionType(List<Type> members) implements Type {

  public UnionType {
    members = List.copyOf(members);
  }

  @Override
  public String text() {
    var out = new StringBuilder();
    for (var member : members) {
      out.append(out.isEmpty() ? "" : " | ").append(member.text());
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
