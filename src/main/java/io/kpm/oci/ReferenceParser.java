// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.text.Foreign;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Reads one reference, from its ends inwards: query, digest, tag, host, repository. */
final class ReferenceParser {
  // Distribution's limit for host and repository together (reference.NameTotalLengthMax).
  private static final int MAX_NAME_CHARS = 255;
  private static final String DOCKER_SCHEME = "docker";

  private final ReferenceText text;
  private final Reference.Defaults defaults;
  private String rest;
  private Optional<String> tag = Optional.empty();
  private Optional<Digest> digest = Optional.empty();

  private ReferenceParser(ReferenceText text, Reference.Defaults defaults) {
    this.text = text;
    this.defaults = defaults;
    this.rest = text.rest();
  }

  static Reference parse(String typed, Reference.Defaults defaults) {
    return new ReferenceParser(ReferenceText.of(typed), defaults).reference();
  }

  static boolean namesHost(String typed) {
    var text = ReferenceText.of(typed);
    int slash = text.rest().indexOf('/');
    return text.scheme().equals(DOCKER_SCHEME)
        || (slash >= 0 && isHost(text.rest().substring(0, slash)));
  }

  private Reference reference() {
    takeQuery();
    takeDigest();
    if (isHostAlone(rest)) {
      throw text.refused("the repository is missing");
    }
    takeTag();
    int slash = rest.indexOf('/');
    var first = slash < 0 ? rest : rest.substring(0, slash);
    if (slash >= 0 && isHost(first)) {
      return named(first.toLowerCase(Locale.ROOT), rest.substring(slash + 1));
    }
    if (text.scheme().equals(DOCKER_SCHEME)) {
      return named(DockerHub.NAME, rest);
    }
    boolean isBareName = slash < 0 && !defaults.repository().isEmpty();
    return named(defaults.registry(), isBareName ? defaults.repository() + "/" + rest : rest);
  }

  private void takeQuery() {
    if (rest.indexOf('#') >= 0) {
      throw text.refused("`#` has no meaning in it");
    }
    int mark = rest.indexOf('?');
    if (mark < 0) {
      return;
    }
    if (!text.hasScheme()) {
      throw text.refused("`?tag=` stands only behind a scheme such as `oci://`");
    }
    var query = rest.substring(mark + 1);
    rest = rest.substring(0, mark);
    for (var parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      var key = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!key.equals("tag") || equals < 0) {
        throw text.refused(Foreign.quote(key) + " is not known behind `?`: only `tag=` is");
      }
      setTag(percentDecoded(parameter.substring(equals + 1)));
    }
  }

  private void takeDigest() {
    int at = rest.lastIndexOf('@');
    if (at < 0) {
      return;
    }
    digest = Digest.parse(rest.substring(at + 1));
    if (digest.isEmpty()) {
      throw text.refused("what follows `@` is not a digest: expected `sha256:` and 64, or"
          + " `sha512:` and 128 lower-case hex digits");
    }
    rest = rest.substring(0, at);
  }

  private void takeTag() {
    int slash = rest.lastIndexOf('/');
    int colon = rest.lastIndexOf(':');
    if (colon < 0 || colon < slash) {
      return;
    }
    var written = rest.substring(colon + 1);
    rest = rest.substring(0, colon);
    setTag(written);
  }

  private void setTag(String written) {
    var name = TagName.ofVersion(written);
    if (!TagName.isLegal(name)) {
      throw text.refused("its tag " + Foreign.quote(written) + " is not legal: expected 1 to 128"
          + " letters, digits, `_`, `.`, `-`, not starting with `.` or `-`");
    }
    if (tag.isPresent() && !tag.get().equals(name)) {
      throw new KpmException(
          ErrorId.E_USAGE, "the reference names two tags, `" + name + "` and `" + tag.get() + "`");
    }
    tag = Optional.of(name);
  }

  /** Whether a text without a slash can only be a host, so that the repository is missing. */
  private boolean isHostAlone(String word) {
    if (word.indexOf('/') >= 0) {
      return false;
    }
    int colon = word.indexOf(':');
    var name = colon < 0 ? word : word.substring(0, colon);
    return word.startsWith("[")
        || (name.equalsIgnoreCase("localhost") && hasPortOrNothing(word, colon))
        || (text.hasScheme() && name.indexOf('.') >= 0);
  }

  private static boolean hasPortOrNothing(String word, int colon) {
    for (int i = colon + 1; colon >= 0 && i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return colon < word.length() - 1;
  }

  private static boolean isHost(String first) {
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equalsIgnoreCase("localhost");
  }

  private Reference named(String host, String path) {
    var registry = DockerHub.normalized(host);
    if (path.isEmpty()) {
      throw text.refused("the repository is missing");
    }
    var repository = registry.equals(DockerHub.NAME) ? DockerHub.repository(path) : path;
    refuseIf(HostName.fault(registry));
    refuseIf(RepositoryName.fault(repository));
    if (registry.length() + 1 + repository.length() > MAX_NAME_CHARS) {
      throw text.refused("host and repository have more than 255 characters");
    }
    return new Reference(registry, repository, tag, digest);
  }

  private void refuseIf(String fault) {
    if (!fault.isEmpty()) {
      throw text.refused(fault);
    }
  }

  private String percentDecoded(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
      if (low < 0) {
        throw text.refused("a `%` is not followed by two hex digits");
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return bytes.toString(ISO_8859_1);
  }
}
