// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

/** Opens the repository that a reference names; operations know stores only through this. */
public interface Repositories {
  /** The repository of the reference; its tag and digest do not matter. No request is made. */
  ArtifactStore open(Reference reference);
}
