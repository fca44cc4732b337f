// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.LoginHost;
import io.kpm.oci.auth.LoginCheck;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialStore;
import io.kpm.oci.credentials.LoginRecord;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;

/** Tries credentials against a registry and keeps those that work. */
public final class Login {
  private final LoginCheck check;
  private final CredentialStore store;
  private final Reporter reporter;

  public Login(LoginCheck check, CredentialStore store, Reporter reporter) {
    this.check = check;
    this.store = store;
    this.reporter = reporter;
  }

  /** Who logs in to what. */
  public record Request(LoginHost host, Credential credential) {}

  /**
   * What was kept.
   *
   * @param file where the credential is now
   * @param plainHttp the registry is spoken to over http from now on
   * @param insecure its certificate is taken as it is from now on
   */
  public record Result(Path file, boolean plainHttp, boolean insecure) {}

  /**
   * Asks the registry, then stores; a refused login changes nothing.
   *
   * @throws KpmException {@code E_AUTH} or {@code E_DENIED} if the registry refuses, the errors of
   *     the network, {@code E_CRED} or {@code E_IO} if the credential cannot be kept
   */
  public Result run(Request request) {
    var host = request.host();
    var found = check(host, request.credential());
    var record = new LoginRecord(host.uri(), found.plainHttp(), found.insecure());
    var program = store.put(host, request.credential(), record);
    if (!found.asked()) {
      reporter.warn("`" + host.registry() + "` asked for no login; it is stored all the same");
    }
    if (program.isPresent()) {
      reporter.warn("`credsStore` or `credHelpers` names the program %s, which kpm does not run"
          .formatted(Foreign.quote("docker-credential-" + program.get())));
    }
    reporter.say("stored in %s, base64 and not encrypted, readable for you only"
        .formatted(Foreign.quote(store.path().toString())));
    return new Result(store.path(), found.plainHttp(), found.insecure());
  }

  private LoginCheck.Outcome check(LoginHost host, Credential credential) {
    try {
      return check.check(host.registry(), host.path(), credential);
    } catch (KpmException e) {
      // The usual hint of a refusal is to log in.
      throw e.id() == ErrorId.E_AUTH
          ? e.withHint("many registries want an access token in place of the password")
          : e;
    } catch (IOException e) {
      throw new KpmException(
          ErrorId.E_NET,
          "cannot log in to `%s`: %s"
              .formatted(host.registry(), Foreign.escape(String.valueOf(e.getMessage()))),
          e);
    }
  }
}
