// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.kcl.type.BasicType;
import io.kpm.kcl.value.Arguments;
import io.kpm.kcl.value.EvalError;
import io.kpm.kcl.value.FunctionValue;
import io.kpm.kcl.value.StrValue;
import io.kpm.kcl.value.Value;
import io.kpm.kcl.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small system modules; json, yaml, regex and datetime have tests of their own. */
final class ModulesTest {
  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      base64     ; encode    ; "äx"                     ; w6R4
      base64     ; decode    ; "w6R4"                   ; äx
      base64     ; decode    ; "YQ"                     ; a
      base64     ; decode    ; "YQ=="                   ; a
      base32     ; encode    ; "äx"                     ; YOSHQ===
      base32     ; encode    ; "12345"                  ; GEZDGNBV
      base32     ; encode    ; ""                       ; ``
      base32     ; decode    ; "YOSHQ==="               ; äx
      base32     ; decode    ; "yoshq"                  ; äx
      base32     ; decode    ; "74======"               ; None
      collection ; union_all ; [{"a": 1}, {"b": 2}]     ; {'a': 1, 'b': 2}
      collection ; union_all ; []                       ; {}
      math       ; ceil      ; 2.1                      ; 3
      math       ; floor     ; -2.1                     ; -3
      math       ; factorial ; 20                       ; 2432902008176640000
      math       ; factorial ; 5.0                      ; 120.0
      math       ; gcd       ; -12, 18                  ; 6
      math       ; isinf     ; 1                        ; False
      math       ; modf      ; -2.5                     ; [-0.5, -2.0]
      math       ; log       ; 100                      ; 4
      math       ; log       ; 100.0                    ; 4.605170185988092
      math       ; log       ; 8.0, 2.0                 ; 3.0
      math       ; log       ; 100.0, 10                ; 4.605170185988092
      math       ; log       ; 0                        ; -9223372036854775808
      math       ; log       ; -1                       ; 0
      math       ; log2      ; 8                        ; 3
      math       ; log2      ; 10.0                     ; 3.321928094887362
      math       ; log1p     ; 1                        ; 1.0986122886681096
      math       ; log10     ; 1000                     ; 3.0
      math       ; pow       ; 2, 70                    ; 0
      math       ; pow       ; 2, -1                    ; 0.5
      math       ; sqrt      ; 4                        ; 2.0
      units      ; to_n      ; 1                        ; 999999999n
      units      ; to_K      ; 1500                     ; 1K
      units      ; to_Ki     ; 1024.5                   ; 1Ki
      units      ; to_M      ; -1500000                 ; -1M
      crypto     ; md5       ; "a"                      ; 0cc175b9c0f1b6a831c399e269772661
      crypto     ; sha1      ; "a"                      ; 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
      crypto     ; sha224    ; "a"                      ; abd37534c7d9a2efb9465de931cd7055ffdb8879563ae98078d6d6d5
      crypto     ; sha256    ; "a"                      ; ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb
      crypto     ; md5       ; "ä", "UTF8"              ; 8419b71c87a225a2c70b50486fbee545
      """)
  void compute(String module, String function, String arguments, String expected) {
    assertThat(call(module, function, arguments)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      math   ; factorial ; 21             ; factorial() result overflow
      math   ; factorial ; -1             ; factorial() only accepts integral values
      math   ; ceil      ; "a"            ; ceil() argument 'x' must be a number, not 'str'
      units  ; to_K      ; "a"            ; to_K() argument 'num' must be int or float, not 'str'
      crypto ; md5       ; "ä", "latin-1" ; unknown encoding latin-1
      base64 ; decode    ; "/w=="         ; base64 text does not stand for UTF-8
      base64 ; encode    ;                ; encode() takes exactly one argument (0 given)
      """)
  void refuse(String module, String function, String arguments, String message) {
    assertThatThrownBy(() -> call(module, function, arguments == null ? "" : arguments))
        .hasMessage(message);
  }

  @Test
  void unitsAreFactorsAndAType() {
    var units = UnitsModule.TABLE;

    assertThat(units.constant("Ki").orElseThrow()).hasToString("1024");
    assertThat(units.constant("n").orElseThrow()).hasToString("0.000000001");
    assertThat(units.type("NumberMultiplier")).contains(BasicType.QUANTITY);
    assertThat(units.members()).contains("to_Pi", "k", "NumberMultiplier");
  }

  @Test
  void allNamedModulesExist() {
    assertThat(Library.moduleNames())
        .isSorted()
        .allSatisfy(
            name -> assertThat(Library.module(name).orElseThrow().name()).isEqualTo(name));
    assertThat(Library.module("nothing")).isEmpty();
  }

  @Test
  void blake3HashesTreesOfChunks() {
    assertThat(call("crypto", "blake3", "\"\""))
        .hasToString("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
    assertThat(call("crypto", "blake3", "\"a\""))
        .hasToString("17762fddd969a453925d65717ac3eea21320b66b54342fde15128d6caf21215f");
    assertThat(call("crypto", "blake3", '"' + "abc".repeat(1000) + '"'))
        .hasToString("5d392719c4f44790536b56909c3499d92a856154b8e8a6a2cba4662d3b473990");
  }

  @Test
  void uuidsAreOfVersion4() {
    assertThat(call("crypto", "uuid", "").toString())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void yamlStreamsReplaceTheOutput() {
    var context = new TestContext();
    var stream = ManifestsModule.TABLE.function("yaml_stream").orElseThrow().in(context);

    stream.call(Arguments.of(Values.of("[{\"b\": 1, \"_p\": null}, [1], \"x\"]")));
    assertThat(context.output()).isEqualTo("b: 1\n_p: null\n---\n- 1\n---\nx\n");

    stream.call(Arguments.of(
        Values.of("[{\"b\": 1, \"a\": null, \"_p\": 1}, {}]"),
        Values.of("{\"sort_keys\": true, \"sep\": \"--- #x\"}")));
    assertThat(context.output()).isEqualTo("a: null\nb: 1\n--- #x\n{}\n");

    stream.call(Arguments.of(Values.of("[]"), Values.of("{}")));
    assertThat(context.output()).isEmpty();
    assertThatThrownBy(() -> stream.call(Arguments.of(Values.of("[]"), Values.of("5"))))
        .hasMessage("Invalid options arguments in yaml_stream(): expect config, got int");
  }

  @Test
  void catchGivesTheMessageOfAFailure() {
    var catching = RuntimeModule.TABLE.function("catch").orElseThrow().in(new TestContext());

    assertThat(catching.call(Arguments.of(new Failing()))).hasToString("boo");
    assertThat(catching.call(
            Arguments.of(Library.builtins().function("str").orElseThrow().in(new TestContext()))))
        .hasToString("Undefined");
  }

  private static Value call(String module, String function, String arguments) {
    return LibraryCalls.call(Library.module(module).orElseThrow(), function, arguments, "{}");
  }

  private static final class Failing extends FunctionValue {
    @Override
    public Value call(Arguments arguments) {
      throw new EvalError(StrValue.of("boo").value());
    }
  }
}
