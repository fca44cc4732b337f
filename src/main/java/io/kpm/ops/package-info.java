// SPDX-License-Identifier: Apache-2.0
/**
 * What kpm can do, one class for each operation: {@link io.kpm.ops.Init}, {@link io.kpm.ops.Login},
 * {@code Push}, {@code Pull}, {@code Run}. This is the Java interface of kpm.
 *
 * <p>Every operation has the same shape: collaborators by constructor, a {@code Request}, a
 * {@code Result}; what it says while it works goes to a {@code Reporter}. Failures are
 * {@code KpmException}s. Operations know nothing of terminals, HTTP and the insides of the engine.
 */
@NullMarked
package io.kpm.ops;

import org.jspecify.annotations.NullMarked;
