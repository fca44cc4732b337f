// SPDX-License-Identifier: Apache-2.0
/**
 * Where kpm lives ({@link io.kpm.config.KpmHome}) and how it is set up ({@code Settings}: the
 * settings file and the environment, read once). Knows nothing of registries.
 */
@NullMarked
package io.kpm.config;

import org.jspecify.annotations.NullMarked;
