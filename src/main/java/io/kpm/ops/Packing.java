// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.artifact.CheckedPackage;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How packages are packed.
 *
 * @param staging where layers and trees grow before they are complete
 * @param created the time that is written into what is published
 */
public record Packing(CheckedPackage.Rules rules, Path staging, Instant created) {}
