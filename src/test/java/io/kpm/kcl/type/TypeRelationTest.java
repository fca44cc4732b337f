// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.kcl.value.QuantityValue;
import io.kpm.kcl.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TypeRelationTest {
  private static final Type INT_OR_STR = new UnionType(List.of(BasicType.INT, BasicType.STR));
  private static final SchemaType BASE = TestSchemaType.named("Base");
  private static final SchemaType DERIVED =
      new TestSchemaType("Derived", Optional.of(BASE), List.of(), false);

  @Test
  void printsTypesAsMessagesDo() {
    assertThat(literal("1").text()).isEqualTo("int(1)");
    assertThat(literal("1.0").text()).isEqualTo("float(1)");
    assertThat(literal("1.5").text()).isEqualTo("float(1.5)");
    assertThat(literal("\"x\"").text()).isEqualTo("str(x)");
    assertThat(literal("true").text()).isEqualTo("bool(True)");
    assertThat(new LiteralType(QuantityValue.of(1, "K")).text()).isEqualTo("number_multiplier(1K)");
    assertThat(DictType.OF_ANY.text()).isEqualTo("{any:any}");
    assertThat(new ListType(INT_OR_STR).text()).isEqualTo("[int | str]");
    assertThat(function(BasicType.INT, BasicType.ANY).text()).isEqualTo("(int) -> any");
    assertThat(new ModuleType("math").text()).isEqualTo("module 'math'");
    assertThat(BasicType.NONE.text()).isEqualTo("NoneType");
    assertThat(DERIVED.text()).isEqualTo("Derived");
  }

  @Test
  void takesAnythingInsteadOfAThousandTypes() {
    var literals = IntStream.range(0, 1001).mapToObj(i -> literal("" + i)).toList();

    assertThat(TypeRelation.sup(literals.subList(0, 1000)).text()).endsWith("| int(999)");
    assertThat(TypeRelation.sup(literals)).isEqualTo(BasicType.ANY);
  }

  @Test
  void admitsNoneAndAnyEverywhere() {
    assertThat(TypeRelation.assignable(BasicType.NONE, BasicType.INT)).isTrue();
    assertThat(TypeRelation.assignable(BasicType.ANY, BASE)).isTrue();
    assertThat(TypeRelation.assignable(BASE, BasicType.ANY)).isTrue();
  }

  @Test
  void admitsUnionsByMembers() {
    assertThat(TypeRelation.assignable(BasicType.INT, INT_OR_STR)).isTrue();
    assertThat(TypeRelation.assignable(INT_OR_STR, BasicType.INT)).isFalse();
    assertThat(TypeRelation.assignable(INT_OR_STR, INT_OR_STR)).isTrue();
  }

  @Test
  void admitsNumbersWhereFloatsAreExpected() {
    assertThat(TypeRelation.assignable(BasicType.INT, BasicType.FLOAT)).isTrue();
    assertThat(TypeRelation.assignable(literal("1"), BasicType.FLOAT)).isTrue();
    assertThat(TypeRelation.assignable(literal("true"), BasicType.FLOAT)).isTrue();
    assertThat(TypeRelation.assignable(BasicType.FLOAT, BasicType.INT)).isFalse();
  }

  @Test
  void admitsLiteralsForTheirBaseAndTextsForTextLiterals() {
    assertThat(TypeRelation.assignable(literal("\"a\""), BasicType.STR)).isTrue();
    assertThat(TypeRelation.assignable(literal("\"a\""), literal("\"b\""))).isFalse();
    assertThat(TypeRelation.assignable(BasicType.STR, literal("\"a\""))).isTrue();
    assertThat(TypeRelation.assignable(BasicType.INT, literal("1"))).isFalse();
  }

  @Test
  void admitsQuantitiesOnlyAsQuantities() {
    var one = new LiteralType(QuantityValue.of(1, "Ki"));

    assertThat(TypeRelation.assignable(one, BasicType.QUANTITY)).isTrue();
    assertThat(TypeRelation.assignable(BasicType.QUANTITY, one)).isFalse();
    assertThat(TypeRelation.assignable(one, BasicType.FLOAT)).isFalse();
  }

  @Test
  void admitsDerivedSchemasWhereTheirBaseIsExpected() {
    assertThat(TypeRelation.assignable(DERIVED, BASE)).isTrue();
    assertThat(TypeRelation.assignable(BASE, DERIVED)).isFalse();
    assertThat(TypeRelation.assignable(new SchemaObjectType(DERIVED), BASE)).isTrue();
  }

  @Test
  void admitsFunctionsWithWiderParametersAndNarrowerResults() {
    var wide = function(INT_OR_STR, BasicType.INT);
    var narrow = function(BasicType.INT, INT_OR_STR);

    assertThat(TypeRelation.assignable(wide, narrow)).isTrue();
    assertThat(TypeRelation.assignable(narrow, wide)).isFalse();
    assertThat(TypeRelation.assignable(wide, BasicType.FUNCTION)).isTrue();
  }

  @Test
  void coversSeveralTypesWithoutRedundantMembers() {
    assertThat(TypeRelation.sup(List.of())).isEqualTo(BasicType.ANY);
    assertThat(TypeRelation.sup(List.of(literal("1"), BasicType.INT))).isEqualTo(BasicType.INT);
    assertThat(
            TypeRelation.sup(List.of(INT_OR_STR, BasicType.STR, BasicType.BOOL)).text())
        .isEqualTo("int | str | bool");
    assertThat(TypeRelation.sup(List.of(DERIVED, BASE))).isSameAs(BASE);
  }

  @Test
  void widensLiteralsOfVariables() {
    assertThat(TypeRelation.widen(literal("1"))).isEqualTo(BasicType.INT);
    assertThat(TypeRelation.widen(BasicType.NONE)).isEqualTo(BasicType.ANY);
    assertThat(TypeRelation.widen(new ListType(literal("\"a\""))).text()).isEqualTo("[str]");
    assertThat(TypeRelation.widen(new UnionType(List.of(literal("1"), literal("2")))))
        .isEqualTo(BasicType.INT);
  }

  /** The same part as value and as known entry: seen twice on each level, it would never end. */
  @Test
  void widensAPartOfManyLevelsOnce() {
    Type type = literal("1");
    for (int i = 0; i < 64; i++) {
      type = new DictType(BasicType.STR, type, Map.of("a", type));
    }

    assertThat(TypeRelation.widen(type).text()).contains("{str:int}");
  }

  private static LiteralType literal(String json) {
    return new LiteralType(Values.of(json));
  }

  private static FunctionType function(Type parameter, Type result) {
    return new FunctionType(List.of(Parameter.of("x", parameter)), result);
  }
}
