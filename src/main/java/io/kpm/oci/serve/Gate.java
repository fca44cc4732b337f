// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.http.Headers;
import io.kpm.report.Reporter;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who may enter: checks Basic credentials, and slows down those who guess. */
final class Gate {
  private static final String SCHEME = "basic ";

  private final ServeOptions.Access access;
  private final @Nullable Users users;
  private final Throttle throttle;

  Gate(ServeOptions.Access access, Reporter reporter, Clock clock) {
    this.access = access;
    this.users = access instanceof ServeOptions.Access.HtpasswdFile file
        ? Users.read(file.file(), reporter)
        : null;
    this.throttle = new Throttle(clock);
  }

  /** What one connection has shown; the check is too slow to be repeated for each request. */
  static final class Pass {
    private byte[] accepted = new byte[0];
    private String user = "-";

    /** Who was let in last, for the log. */
    String user() {
      return user;
    }
  }

  /**
   * Lets a request in.
   *
   * @param source the address of the client
   * @throws RegistryException 401 if the credentials are missing or wrong, 429 after many wrong
   *     ones
   */
  void check(Headers headers, Pass pass, String source) throws RegistryException {
    if (access instanceof ServeOptions.Access.Everybody) {
      return;
    }
    var header = headers.first("Authorization").orElse("");
    if (header.isEmpty()) {
      throw unauthorized("a login is needed");
    }
    var shown = header.getBytes(UTF_8);
    if (pass.accepted.length > 0 && MessageDigest.isEqual(pass.accepted, shown)) {
      return;
    }
    if (throttle.isExhausted(source)) {
      throw new RegistryException(
          429,
          "TOOMANYREQUESTS",
          "too many wrong passwords",
          Headers.none().with("Retry-After", "1"));
    }
    var user = authenticate(header);
    if (user.isEmpty()) {
      throttle.fail(source);
      throw unauthorized("the user name or the password is wrong");
    }
    pass.accepted = shown;
    pass.user = user;
  }

  /** The user; empty if the credentials are wrong. */
  private String authenticate(String header) {
    var pair = decoded(header);
    int colon = pair.indexOf(':');
    if (colon <= 0) {
      return "";
    }
    var name = pair.substring(0, colon);
    var password = pair.substring(colon + 1).getBytes(UTF_8);
    return isKnown(name, password) ? name : "";
  }

  private boolean isKnown(String name, byte[] password) {
    if (users != null) {
      return users.accept(name, password);
    }
    if (access instanceof ServeOptions.Access.OneUser user) {
      boolean isUser = MessageDigest.isEqual(name.getBytes(UTF_8), user.name().getBytes(UTF_8));
      return MessageDigest.isEqual(password, user.password().getBytes(UTF_8)) && isUser;
    }
    return false;
  }

  private static String decoded(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return "";
    }
    try {
      return new String(
          Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static RegistryException unauthorized(String why) {
    return new RegistryException(
        401,
        "UNAUTHORIZED",
        why,
        Headers.none().with("WWW-Authenticate", "Basic realm=\"kpm registry\", charset=\"UTF-8\""));
  }
}
