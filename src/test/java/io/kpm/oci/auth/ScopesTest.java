// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      GET    | repository:a/b:pull
      HEAD   | repository:a/b:pull
      POST   | repository:a/b:pull,push
      PUT    | repository:a/b:pull,push
      DELETE | repository:a/b:delete,pull,push
      """)
  void followFromTheMethod(String method, String scope) {
    assertThat(Scopes.needed(method, "a/b")).hasToString(scope);
  }

  @Test
  void keepTheDemandedScopeFirstAndMergeActions() {
    var demanded = Scopes.parse("registry:catalog:* repository:h:5000/a:pull");

    var merged = demanded.and(Scopes.parse("repository:h:5000/a:push,pull repository:b:pull"));

    assertThat(merged.texts())
        .containsExactly(
            "registry:catalog:*", "repository:h:5000/a:pull,push", "repository:b:pull");
  }

  @Test
  void letTheStarSwallowOtherActions() {
    assertThat(Scopes.parse("repository:a:pull,*,push")).hasToString("repository:a:*");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      repository:a:pull,push | repository:a:pull | true
      repository:a:*         | repository:a:push | true
      repository:a:pull      | repository:a:push | false
      repository:a:pull      | repository:b:pull | false
      repository:a:pull      | ''                | true
      """)
  void coverWhatTheyContain(String held, String needed, boolean covers) {
    assertThat(Scopes.parse(held).cover(Scopes.parse(needed))).isEqualTo(covers);
  }
}
