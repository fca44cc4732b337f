// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

/** What the user can show to a registry. None of its forms prints a secret. */
public sealed interface Credential {
  /** Nothing: the registry is asked as everybody may ask it. */
  Credential ANONYMOUS = new Anonymous();

  /** The user in words for messages: the name, or {@code anonymous}. */
  String account();

  /** Nothing to show. */
  record Anonymous() implements Credential {
    @Override
    public String account() {
      return "anonymous";
    }
  }

  /**
   * A user name with a password, or with a token that is used like one.
   *
   * @param user may be empty; contains no colon
   */
  record Password(String user, String secret) implements Credential {
    @Override
    public String account() {
      return user.isEmpty() ? "(token)" : user;
    }

    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /**
   * An OAuth2 refresh token, {@code identitytoken} in docker's files.
   *
   * @param user may be empty; stands beside the token where a token server knows only Basic
   */
  record RefreshToken(String user, String token) implements Credential {
    @Override
    public String account() {
      return user.isEmpty() ? "(identity token)" : user;
    }

    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /** A bearer token that the registry takes as it is, {@code registrytoken} in docker's files. */
  record RegistryToken(String token) implements Credential {
    @Override
    public String account() {
      return "(registry token)";
    }

    @Override
    public String toString() {
      return "***";
    }
  }
}
