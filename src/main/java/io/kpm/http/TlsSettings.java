// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What secure connections trust and show, and to whom.
 *
 * @param caFile PEM bundle that adds to the roots of the JDK; without it {@code SSL_CERT_FILE}
 * @param certificate shown to registries, never to an origin that an answer named
 * @param hosts which hosts are special
 */
public record TlsSettings(Optional<Path> caFile, Optional<Certificate> certificate, Hosts hosts) {
  /** Everything verified, nothing shown. */
  public static TlsSettings defaults() {
    return new TlsSettings(Optional.empty(), Optional.empty(), Nobody.INSTANCE);
  }

  /**
   * A client certificate.
   *
   * @param certFile PEM chain
   * @param keyFile PEM, PKCS#8, not encrypted
   */
  public record Certificate(Path certFile, Path keyFile) {}

  /** What is known of hosts when a connection is opened. */
  public interface Hosts {
    /** Whether it is a registry that the user named: it may see the client certificate. */
    boolean isRegistry(Origin origin);

    /** Whether chain and name of this host, on any port, shall not be verified. */
    boolean isUnverified(String host);
  }

  /** No host is special. */
  private enum Nobody implements Hosts {
    INSTANCE;

    @Override
    public boolean isRegistry(Origin origin) {
      return false;
    }

    @Override
    public boolean isUnverified(String host) {
      return false;
    }
  }
}
