// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.util.Optional;

/**
 * A request that got no whole answer: what happened, told with the name of the peer.
 *
 * <p>Whoever knows what the user asked for turns the last one into a {@link KpmException}.
 */
public final class TransportException extends IOException {
  private final Kind kind;

  public TransportException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public TransportException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What happened, in one line for the user. */
  public String text() {
    var message = getMessage();
    return message == null ? kind.name() : message;
  }

  /**
   * The failure as users see it.
   *
   * @param attempt what could not be done, such as {@code cannot push `ghcr.io/acme/web:1`}
   */
  public KpmException toKpmException(String attempt) {
    var failure = new KpmException(kind.id, attempt + ": " + text(), this);
    return kind.hint().map(failure::withHint).orElse(failure);
  }

  /** The kinds of failure, as far as anybody acts on them differently. */
  public enum Kind {
    /** The name service does not know the host. */
    UNKNOWN_HOST(ErrorId.E_NET),
    /** Nobody listens, or no route leads there. */
    UNREACHABLE(ErrorId.E_NET),
    /** The time for connecting ran out, so that no request was sent. */
    CONNECT_TIMED_OUT(ErrorId.E_TIMEOUT),
    /** The time for sending, for the header or for the body ran out. */
    TIMED_OUT(ErrorId.E_TIMEOUT),
    /** The connection ended before one byte of the answer. */
    NO_ANSWER(ErrorId.E_NET),
    /** The connection ended inside the answer. */
    LOST(ErrorId.E_NET),
    /** The answer breaks the rules of HTTP/1.1. */
    MALFORMED(ErrorId.E_PROTO),
    /** The peer of a plain connection answered with a TLS record. */
    SPEAKS_TLS(ErrorId.E_PROTO),
    /** The peer of a TLS connection answered with plain text. */
    SPEAKS_PLAIN_TEXT(ErrorId.E_POLICY),
    /** We do not trust the peer: certificate, name or protocol version. */
    UNTRUSTED(ErrorId.E_TLS),
    /** The peer does not go on with TLS: it may want a client certificate. */
    TLS_REFUSED(ErrorId.E_TLS),
    /** The proxy answered, but not with what we asked for. */
    PROXY_REFUSED(ErrorId.E_NET);

    private final ErrorId id;

    Kind(ErrorId id) {
      this.id = id;
    }

    public ErrorId id() {
      return id;
    }

    /** Whether the request certainly never reached the server. */
    public boolean isBeforeSending() {
      return switch (this) {
        case UNKNOWN_HOST, UNREACHABLE, CONNECT_TIMED_OUT -> true;
        case SPEAKS_PLAIN_TEXT, UNTRUSTED, PROXY_REFUSED -> true;
        case TIMED_OUT, NO_ANSWER, LOST, MALFORMED, SPEAKS_TLS, TLS_REFUSED -> false;
      };
    }

    private Optional<String> hint() {
      return switch (this) {
        case UNKNOWN_HOST, UNREACHABLE ->
          Optional.of("check that a registry listens there; if the way out is a proxy, name it in"
              + " `HTTPS_PROXY` or `HTTP_PROXY`");
        case CONNECT_TIMED_OUT, TIMED_OUT ->
          Optional.of("allow more time with `--timeout`, for example `--timeout 2m`");
        case SPEAKS_TLS -> Optional.of("use TLS: `--plain-http=false`");
        case SPEAKS_PLAIN_TEXT ->
          Optional.of("if this registry is meant to be spoken to unencrypted, pass `--plain-http`");
        case UNTRUSTED ->
          Optional.of(
              "trust the issuer of its certificate with `--ca-file FILE` or `SSL_CERT_FILE`");
        case TLS_REFUSED ->
          Optional.of(
              "if the registry wants a client certificate, pass `--cert-file` and `--key-file`");
        case PROXY_REFUSED ->
          Optional.of(
              "put user and password of the proxy into its URL, or name the host in `NO_PROXY`");
        case NO_ANSWER, LOST, MALFORMED -> Optional.empty();
      };
    }
  }
}
