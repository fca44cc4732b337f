// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.oci.LoginHost;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.CredentialStore;
import java.util.Optional;

/** Forgets a login; files of other programs stay as they are. */
public final class Logout {
  private final CredentialStore store;
  private final CredentialSource allSources;

  /**
   * Makes the operation.
   *
   * @param allSources what is asked for logins that are left elsewhere
   */
  public Logout(CredentialStore store, CredentialSource allSources) {
    this.store = store;
    this.allSources = allSources;
  }

  /** The login to forget. */
  public record Request(LoginHost host) {}

  /**
   * What became of it.
   *
   * @param removed whether there was a login
   * @param leftIn another source that still has one for the host
   */
  public record Result(boolean removed, Optional<String> leftIn) {}

  /**
   * Removes the entry and what its login recorded.
   *
   * @throws io.kpm.error.KpmException {@code E_CRED} if a file is malformed, {@code E_IO} if it
   *     cannot be written
   */
  public Result run(Request request) {
    var host = request.host();
    boolean removed = store.remove(host);
    var left = allSources.find(host.registry(), host.path());
    return new Result(
        removed,
        left.credential() instanceof Credential.Anonymous
            ? Optional.empty()
            : Optional.of(left.where()));
  }
}
