// SPDX-License-Identifier: Apache-2.0
package io.kpm.error;

/** The stable name of a kind of failure, printed as {@code error[E_X]:}; each has one exit code. */
public enum ErrorId {
  E_EVAL(1),
  E_MOD(1),
  E_CONFIG(1),
  E_CRED(1),
  E_MANIFEST(1),
  E_IO(1),
  E_INTERNAL(1),
  E_USAGE(2),
  E_REF(2),
  E_NOTFOUND(3),
  E_AUTH(4),
  E_DENIED(4),
  E_NET(5),
  E_TIMEOUT(5),
  E_TLS(5),
  E_PROTO(5),
  E_SERVER(5),
  E_RATELIMIT(5),
  E_GIT(5),
  E_EXISTS(6),
  E_RESOLVE(6),
  E_LOCK(6),
  E_DIGEST(7),
  E_SIZE(7),
  E_SUM(7),
  E_UNSUPPORTED(8),
  E_ARCHIVE(9),
  E_LIMIT(9),
  E_POLICY(9),
  E_REDIRECT(9);

  private final int exitCode;

  ErrorId(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the process, 1 to 9. */
  public int exitCode() {
    return exitCode;
  }
}
