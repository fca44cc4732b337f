// SPDX-License-Identifier: Apache-2.0
/**
 * What a KCL package looks like as an OCI artifact: {@link io.kpm.artifact.CheckedPackage} is a
 * directory that may be published, {@link io.kpm.artifact.PackageArtifact} what is sent of it,
 * {@link io.kpm.artifact.PackageManifest} what is read from a registry,
 * {@link io.kpm.artifact.FileList} and {@link io.kpm.artifact.PackageSum} what its content must be.
 *
 * <p>Knows nothing of how artifacts are transferred, and of where packages are kept. Sources: OCI
 * image specification 1.1, manifest.md; {@code docs/formats.md}.
 */
@NullMarked
package io.kpm.artifact;

import org.jspecify.annotations.NullMarked;
