// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.ListType;
import io.kpm.kcl.value.Copies;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.Value;

/** The system module {@code collection}. */
final class CollectionModule extends LibraryModule {
  static final CollectionModule TABLE = new CollectionModule();

  private static final int UNION_ALL = 0;

  private CollectionModule() {
    super("collection");
    function(UNION_ALL, "union_all", BasicType.ANY, required("values", ListType.OF_ANY));
  }

  @Override
  Value call(int id, Call call) {
    if (id != UNION_ALL) {
      throw new IllegalStateException("no function " + id);
    }
    if (!(call.at(0) instanceof KclList list) || list.isEmpty()) {
      return new KclDict();
    }
    var all = Copies.deep(list.get(0));
    for (int i = 1; i < list.size(); i++) {
      all = call.context().merge().union(all, list.get(i));
    }
    return all;
  }
}
