// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.type.Type;
import io.kpm.kcl.type.UnionType;
import io.kpm.kcl.value.FloatValue;
import io.kpm.kcl.value.IntValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Unit;
import io.kpm.kcl.value.Value;
import java.util.List;

/** The system module {@code units}: factors, the type of quantities, and texts with units. */
final class UnitsModule extends LibraryModule {
  private static final String[] TEXTS = {
    "n", "u", "m", "K", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi"
  };

  // after the arrays that the constructor reads
  static final UnitsModule TABLE = new UnitsModule();

  private UnitsModule() {
    super("units");
    Type number = new UnionType(List.of(BasicType.INT, BasicType.FLOAT));
    for (int id = 0; id < TEXTS.length; id++) {
      function(id, "to_" + TEXTS[id], BasicType.STR, required("num", number));
    }
    for (var unit : Unit.values()) {
      constant(unit.symbol(), factor(unit));
    }
    type("NumberMultiplier", BasicType.QUANTITY);
  }

  @Override
  Value call(int id, Call call) {
    var unit = Unit.of(TEXTS[id]);
    double number;
    if (call.at(0) instanceof IntValue i) {
      number = (double) i.value();
    } else if (call.at(0) instanceof FloatValue f) {
      number = f.value();
    } else {
      throw call.wrongKind(0, "int or float");
    }
    return StrValue.of((long) (number / unit.factor()) + unit.symbol());
  }

  private static Value factor(Unit unit) {
    return unit.factor() < 1 ? FloatValue.of(unit.factor()) : IntValue.of((long) unit.factor());
  }
}
