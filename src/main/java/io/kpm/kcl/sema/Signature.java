// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.sema;

import io.kpm.kcl.syntax.IndexSignature;
import io.kpm.kcl.type.Type;

/** What a schema says about attributes that it does not declare by name. */
record Signature(Type key, Type value, IndexSignature declaration) {}
