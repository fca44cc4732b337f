// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.value.Absent;
import io.kpm.kcl.value.Effort;
import io.kpm.kcl.value.Instance;
import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.KclList;
import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackingTest {
  private static final SchemaType APP = TestSchemaType.named("App", "name", "port");

  private final Packing packing =
      new Packing((schema, config) -> Values.instance(schema.name(), json(config)), new Effort());

  @Test
  void letsNoneAndUndefinedPassEveryType() {
    assertThat(packing.pack(Absent.NONE, BasicType.INT, "int")).isSameAs(Absent.NONE);
    assertThat(packing.pack(Absent.UNDEFINED, APP, "App")).isSameAs(Absent.UNDEFINED);
  }

  @Test
  void refusesValuesOfOtherKinds() {
    assertThatThrownBy(() -> packing.pack(StrValue.of("x"), BasicType.INT, "int"))
        .hasMessage("expect int, got str");
    assertThatThrownBy(() -> packing.pack(Values.of("1.5"), BasicType.INT, "int"))
        .hasMessage("expect int, got float");
    assertThatThrownBy(() -> packing.pack(Values.of("[1]"), new ListType(BasicType.STR), "[str]"))
        .hasMessage("expect [str], got list");
  }

  @Test
  void letsIntsPassForFloatsAndQuantitiesForTheirOwnType() {
    var quantity = QuantityValue.of(1, "Ki");

    assertThat(packing.fits(Values.of("1"), BasicType.FLOAT)).isTrue();
    assertThat(packing.fits(quantity, BasicType.QUANTITY)).isTrue();
    assertThat(packing.fits(quantity, BasicType.INT)).isFalse();
    assertThat(packing.fits(quantity, new LiteralType(QuantityValue.of(1, "Ki"))))
        .isTrue();
  }

  @Test
  void comparesLiteralsWithTheirKind() {
    assertThat(packing.fits(Values.of("1"), new LiteralType(Values.of("1")))).isTrue();
    assertThat(packing.fits(Values.of("1.0"), new LiteralType(Values.of("1")))).isFalse();
  }

  @Test
  void testsValuesOfDictsButNotKeys() {
    var type = new DictType(BasicType.INT, BasicType.INT);

    assertThat(packing.fits(Values.of("{\"a\": 1}"), type)).isTrue();
    assertThat(packing.fits(Values.of("{\"a\": \"x\"}"), type)).isFalse();
  }

  @Test
  void makesInstancesOfDictsWhoseKeysTheSchemaHas() {
    var value = Values.of("{\"name\": \"a\", \"_x\": 1}");

    assertThat(packing.pack(value, APP, "App")).isInstanceOf(Instance.class);
  }

  @Test
  void makesInstancesInsideListsDictsAndUnions() {
    var union = new UnionType(List.of(BasicType.STR, APP));
    var list =
        packing.pack(Values.of("[{\"name\": 1}, \"s\"]"), new ListType(union), "[str | App]");
    var dict = packing.pack(
        Values.of("{\"k\": {\"port\": 1}}"), new DictType(BasicType.STR, APP), "{str:App}");

    assertThat(((KclList) list).get(0)).isInstanceOf(Instance.class);
    assertThat(((KclDict) dict).get("k")).isInstanceOf(Instance.class);
  }

  @Test
  void saysWhichAttributesAreUnknownAndMissing() {
    assertThatThrownBy(() -> packing.pack(Values.of("{\"nme\": 1}"), APP, "pkg.App"))
        .hasMessage("""
            expect pkg.App, got dict. For details:
            Schema App does not contain attribute nme
            Schema App's attribute name is missing
            Schema App's attribute port is missing""");
  }

  @Test
  void refusesEmptyDictsForSchemasThatNeedAConfig() {
    assertThatThrownBy(() -> packing.pack(new KclDict(), APP, "App"))
        .hasMessageStartingWith("expect App, got dict. For details:");
    assertThat(packing.pack(new KclDict(), TestSchemaType.named("E"), "E"))
        .isInstanceOf(Instance.class);
  }

  @Test
  void letsInstancesPassAsOtherSchemasExceptInCasts() {
    var other = Values.instance("Other", "{\"name\": 1}");

    assertThat(packing.pack(other, APP, "App")).isSameAs(other);
    assertThatThrownBy(() -> packing.cast(other, APP, "App")).hasMessage("""
            expect App, got Other. For details:
            Schema App's attribute port is missing""");
    assertThat(packing.cast(Values.instance("App", "{}"), APP, "App")).isInstanceOf(Instance.class);
  }

  private static String json(KclDict config) {
    var out = new StringBuilder("{");
    for (int i = 0; i < config.size(); i++) {
      out.append(i == 0 ? "" : ",").append('"').append(config.keyAt(i)).append("\": 0");
    }
    return out.append("}").toString();
  }
}
