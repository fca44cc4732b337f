// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.type;

import io.kpm.kcl.value.KclDict;
import io.kpm.kcl.value.Value;

/** Makes schema instances from dicts; the evaluator implements it. */
public interface InstanceBuilder {

  /** An instance of {@code schema} made with {@code config} and no arguments. */
  Value build(SchemaType schema, KclDict config);
}
