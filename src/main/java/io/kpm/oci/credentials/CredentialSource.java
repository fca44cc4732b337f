// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import java.util.Optional;

/**
 * Finds the credential for a registry. Every call reads anew, since a login in another terminal
 * counts at once.
 *
 * <p>Registries are named as in {@code Reference.registry()}; the repository is the path without
 * tag, empty where the registry as a whole is meant.
 */
public interface CredentialSource {
  /**
   * The credential of the first source that has one, else {@link Credential#ANONYMOUS}.
   *
   * @throws io.kpm.error.KpmException {@code E_CRED} if a file is malformed
   */
  Found find(String registry, String repository);

  /** What a login recorded for the longest matching part of {@code registry/repository}. */
  Optional<LoginRecord> login(String registry, String repository);

  /**
   * The result of a look-up.
   *
   * @param where the source in words for the protocol trace, such as the path of a file
   * @param program the credential program that a file names for the registry; programs are not run,
   *     so a refusal that follows has to mention it
   */
  record Found(Credential credential, String where, Optional<String> program) {
    /** A credential from a source that names no program. */
    public static Found of(Credential credential, String where) {
      return new Found(credential, where, Optional.empty());
    }

    /** No source knows the registry. */
    public static Found nothing() {
      return of(Credential.ANONYMOUS, "no source");
    }
  }
}
