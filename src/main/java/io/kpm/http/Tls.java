// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.LOST;
import static io.kpm.http.TransportException.Kind.SPEAKS_PLAIN_TEXT;
import static io.kpm.http.TransportException.Kind.TLS_REFUSED;
import static io.kpm.http.TransportException.Kind.UNTRUSTED;

import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * The secure layer over a socket. Loading this class loads the TLS machinery of the JDK, so only a
 * secure connection touches it.
 */
final class Tls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  // sun.security.ssl.SSLSocketInputRecord, JDK 11 to 25: the first bytes are no TLS record.
  private static final String NO_TLS_RECORD = "Unsupported or unrecognized SSL message";

  // sun.security.ssl.Alert, JDK 11 to 25: the peer does not want to go on.
  private static final String ALERT = "Received fatal alert";

  private final TlsSettings settings;
  private final Optional<TrustedBundle> bundle;
  private final Reporter reporter;
  private final Map<Role, SSLContext> contexts = new HashMap<>();
  private final Set<String> warned = new HashSet<>();

  /** Which of our contexts a connection uses. */
  private record Role(boolean isVerified, boolean showsCertificate) {}

  Tls(TlsSettings settings, Map<String, String> environment, Reporter reporter) {
    this.settings = settings;
    this.reporter = reporter;
    var variable = environment.getOrDefault("SSL_CERT_FILE", "");
    var given = settings.caFile().map(file -> new TrustedBundle(file, "--ca-file"));
    this.bundle = given.isPresent() || variable.isEmpty()
        ? given
        : Optional.of(new TrustedBundle(Path.of(variable), "SSL_CERT_FILE"));
  }

  /** Shakes hands over an open socket; closing the result closes that one too. */
  Socket over(Socket below, Origin origin, Deadline deadline) throws IOException {
    var role = roleFor(origin);
    var peer = "`" + origin.authority() + "`";
    var factory = context(role).getSocketFactory();
    var host = origin.bareHost();
    if (!(factory.createSocket(below, host, origin.port(), true) instanceof SSLSocket socket)) {
      throw new IllegalStateException("the TLS provider made a socket without TLS");
    }
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    if (role.isVerified()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.leftMillis());
    try {
      socket.startHandshake();
      if (role.isVerified()) {
        checkValidity(socket);
      }
      return socket;
    } catch (IOException e) {
      throw failure(e, peer, deadline);
    }
  }

  private synchronized Role roleFor(Origin origin) {
    boolean isVerified = !settings.hosts().isUnverified(origin.host());
    boolean isRegistry = settings.hosts().isRegistry(origin);
    if (!isVerified && warned.add(origin.host())) {
      reporter.warn("the certificate of `" + origin.host() + "` is not verified");
    }
    return new Role(isVerified, isRegistry && settings.certificate().isPresent());
  }

  private synchronized SSLContext context(Role role) {
    return contexts.computeIfAbsent(role, r -> {
      var certificate =
          r.showsCertificate() ? settings.certificate() : Optional.<TlsSettings.Certificate>empty();
      return r.isVerified()
          ? TlsContexts.verifying(bundle, certificate)
          : TlsContexts.unverified(certificate);
    });
  }

  /** The JDK does not look at the dates of a certificate that is itself among the trusted ones. */
  private static void checkValidity(SSLSocket socket) throws IOException {
    if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
      try {
        certificate.checkValidity();
      } catch (CertificateException e) {
        throw new SSLException(e);
      }
    }
  }

  private static TransportException failure(IOException e, String peer, Deadline deadline) {
    if (e instanceof SocketTimeoutException || deadline.isPassed()) {
      return deadline.passed("the TLS handshake with " + peer, e);
    }
    if (!(e instanceof SSLException) || e.getCause() instanceof IOException) {
      return new TransportException(LOST, peer + " ended the TLS handshake", e);
    }
    var message = e.getMessage() == null ? "" : e.getMessage();
    if (message.startsWith(NO_TLS_RECORD)) {
      return new TransportException(
          SPEAKS_PLAIN_TEXT, peer + " answered the TLS handshake with plain text", e);
    }
    if (message.startsWith(ALERT)) {
      return new TransportException(
          TLS_REFUSED, peer + " refused the TLS handshake: " + Foreign.escape(message), e);
    }
    return new TransportException(
        UNTRUSTED, "no trusted TLS connection to " + peer + ": " + reason(e), e);
  }

  private static String reason(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "its certificate has expired";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "its certificate is not valid yet";
      }
      if (cause instanceof CertPathBuilderException) {
        return "its certificate comes from an unknown issuer";
      }
      if (cause.getClass() == CertificateException.class) {
        return "its certificate is for another name";
      }
    }
    return failure.getMessage() == null
        ? "the handshake failed"
        : Foreign.escape(failure.getMessage());
  }
}
