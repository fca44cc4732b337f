// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

/** The number of lists, dicts and functions in a type, counted up to a limit. */
public final class TypeSize {
  private final int most;
  private int parts;

  private TypeSize(int most) {
    this.most = most;
  }

  /** Whether a type has more than {@code most} parts; it takes no longer to find many more. */
  public static boolean exceeds(Type type, int most) {
    var size = new TypeSize(most);
    size.add(type);
    return size.parts > most;
  }

  private void add(Type type) {
    if (parts > most) {
      return;
    }
    if (type instanceof ListType list) {
      parts++;
      add(list.item());
    } else if (type instanceof DictType dict) {
      parts++;
      add(dict.key());
      add(dict.value());
    } else if (type instanceof FunctionType function) {
      parts++;
      function.parameters().forEach(parameter -> add(parameter.type()));
      add(function.result());
    } else if (type instanceof UnionType union) {
      union.members().forEach(this::add);
    }
  }
}
