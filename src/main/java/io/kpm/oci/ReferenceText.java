// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import io.kpm.text.Nearest;
import java.util.List;
import java.util.Locale;

/**
 * What a user typed as a reference, its scheme taken off; messages show it without secrets.
 *
 * @param typed the whole text
 * @param scheme in lower case, such as {@code oci}; empty if there is none
 * @param rest the text behind {@code ://}
 */
record ReferenceText(String typed, String scheme, String rest) {
  private static final List<String> SCHEMES = List.of("oci", "docker", "oras");
  private static final String SCHEME_END = "://";

  /** Takes the scheme off, and refuses characters and user information that no reference has. */
  static ReferenceText of(String typed) {
    int end = typed.indexOf(SCHEME_END);
    boolean hasScheme = end >= 0 && typed.indexOf('/') == end + 1;
    var scheme = hasScheme ? typed.substring(0, end).toLowerCase(Locale.ROOT) : "";
    var rest = hasScheme ? typed.substring(end + SCHEME_END.length()) : typed;
    var text = new ReferenceText(typed, scheme, rest);
    text.checkCharacters();
    if (hasScheme && !SCHEMES.contains(scheme)) {
      throw text.unknownScheme();
    }
    int at = rest.indexOf('@');
    int slash = rest.indexOf('/');
    if (at >= 0 && at < slash) {
      throw text.refused("it contains a user name or password").withHint("use `kpm login`");
    }
    return text;
  }

  boolean hasScheme() {
    return !scheme.isEmpty();
  }

  /** The error for this text. */
  KpmException refused(String reason) {
    return new KpmException(
        ErrorId.E_REF, "cannot read the reference " + Foreign.quote(shown()) + ": " + reason);
  }

  private void checkCharacters() {
    if (typed.isEmpty()) {
      throw refused("it is empty");
    }
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c == ' ') {
        throw refused("it contains white space");
      }
      if (c < ' ' || c == 0x7f) {
        throw refused("it contains a control character");
      }
      if (c > 0x7f) {
        throw refused("it contains a character outside of ASCII");
      }
    }
  }

  private KpmException unknownScheme() {
    var nearest = Nearest.to(scheme, SCHEMES).orElse("oci");
    return refused("its scheme is not one of `oci://`, `docker://`, `oras://`")
        .withHint("write `" + nearest + SCHEME_END + "`, or no scheme at all");
  }

  /** The text with {@code ***} for user information and for the value of a query. */
  private String shown() {
    int query = rest.indexOf('?');
    var path = query < 0 ? rest : rest.substring(0, query);
    int at = path.lastIndexOf('@');
    var tail = at < 0 ? "" : path.substring(at + 1);
    boolean isSecret = at >= 0 && !looksLikeDigest(tail) && mayHoldUser(path, tail);
    return typed.substring(0, typed.length() - rest.length())
        + (isSecret ? "***" + path.substring(at) : path)
        + (query < 0 ? "" : "?***");
  }

  /** In {@code h.io/x@1.0} the text before the sign is a name, in {@code u:pw@h.io} a password. */
  private static boolean mayHoldUser(String path, String tail) {
    return path.indexOf('/') < 0 || tail.indexOf('/') >= 0;
  }

  private static boolean looksLikeDigest(String text) {
    return text.startsWith("sha256:") || text.startsWith("sha512:");
  }
}
