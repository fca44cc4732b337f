// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

/** The way from the flags of a command to repositories; nothing is read before it is needed. */
public interface Registries {
  /** What fills in a missing host. */
  Reference.Defaults defaults();

  /**
   * The repositories as these flags reach them.
   *
   * @throws io.kpm.error.KpmException {@code E_USAGE} if a flag or variable makes no sense
   */
  Repositories open(RegistryAccess access);
}
