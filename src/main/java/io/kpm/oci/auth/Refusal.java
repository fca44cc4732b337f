// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource.Found;
import io.kpm.text.Foreign;

/** The words for a registry that wants another user, or any. */
final class Refusal {
  private final String registry;
  private final Found found;

  /**
   * Prepares the words.
   *
   * @param registry as the user knows it
   * @param found what was shown to it
   */
  Refusal(String registry, Found found) {
    this.registry = registry;
    this.found = found;
  }

  /** The registry took the credentials for wrong, or wants some. */
  KpmException login() {
    if (found.credential() instanceof Credential.Anonymous) {
      return hinted(new KpmException(
          ErrorId.E_AUTH, "`" + registry + "` asks for a login, and none is known" + program()));
    }
    return hinted(new KpmException(
        ErrorId.E_AUTH,
        "`" + registry + "` refused the user "
            + Foreign.quote(found.credential().account()) + program()));
  }

  /** The registry asks for a password, and a token is all there is. */
  KpmException password() {
    return hinted(new KpmException(
        ErrorId.E_AUTH,
        "`" + registry + "` asks for a user name and a password, but the stored login is a token"));
  }

  /** The token server of the registry does not give this user what the request needs. */
  KpmException denied() {
    if (found.credential() instanceof Credential.Anonymous) {
      return new KpmException(
              ErrorId.E_DENIED,
              "`" + registry + "` denied access to the user `anonymous`" + program())
          .withHint("it is not public, or not there: `kpm login " + registry + "`");
    }
    return login();
  }

  private String program() {
    return found.program().isEmpty()
        ? ""
        : "; the credentials file names the program "
            + Foreign.quote("docker-credential-" + found.program().get())
            + ", and programs are not run in this version";
  }

  private KpmException hinted(KpmException refusal) {
    return refusal.withHint("`kpm login " + registry + "`");
  }
}
