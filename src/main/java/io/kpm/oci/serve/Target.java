// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.oci.RepositoryName;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param kind which endpoint of the distribution specification
 * @param repository a legal name; empty where there is none
 * @param item the digest, tag or upload as the client wrote it; empty where there is none
 * @param query decoded; of equal keys the first counts
 */
record Target(Kind kind, String repository, String item, Map<String, String> query) {
  // Distribution's limit for names (reference.NameTotalLengthMax).
  private static final int MAX_NAME_CHARS = 255;
  private static final String API = "/v2/";

  /** The endpoints. */
  enum Kind {
    API,
    CATALOG,
    TAGS,
    MANIFEST,
    BLOB,
    UPLOADS,
    UPLOAD,
    REFERRERS
  }

  /**
   * Reads the target of a request. Names, digests and tags need no percent-encoding, so a path with
   * one is refused instead of decoded.
   */
  static Target parse(String text) throws RegistryException {
    var origin = withoutAuthority(text);
    int mark = origin.indexOf('?');
    var path = mark < 0 ? origin : origin.substring(0, mark);
    var query = mark < 0 ? Map.<String, String>of() : query(origin.substring(mark + 1));
    if (path.equals("/v2") || path.equals(API)) {
      return new Target(Kind.API, "", "", query);
    }
    if (!path.startsWith(API)) {
      throw new RegistryException(404, "NOT_FOUND", "there is nothing but `/v2/`");
    }
    if (path.equals("/v2/_catalog")) {
      return new Target(Kind.CATALOG, "", "", query);
    }
    return inRepository(path.substring(API.length()), query);
  }

  Optional<String> parameter(String key) {
    return Optional.ofNullable(query.get(key));
  }

  private static Target inRepository(String path, Map<String, String> query)
      throws RegistryException {
    if (path.endsWith("/tags/list")) {
      return of(Kind.TAGS, path.substring(0, path.length() - "/tags/list".length()), "", query);
    }
    if (path.endsWith("/blobs/uploads")) {
      var name = path.substring(0, path.length() - "/blobs/uploads".length());
      return of(Kind.UPLOADS, name, "", query);
    }
    int slash = path.lastIndexOf('/');
    var before = slash < 0 ? "" : path.substring(0, slash);
    var item = path.substring(slash + 1);
    for (var place : Place.values()) {
      if (before.endsWith(place.marker)) {
        var name = before.substring(0, before.length() - place.marker.length());
        var kind = item.isEmpty() && place == Place.UPLOAD ? Kind.UPLOADS : place.kind;
        return of(kind, name, item, query);
      }
    }
    throw new RegistryException(404, "NOT_FOUND", "no such endpoint");
  }

  private enum Place {
    MANIFEST(Kind.MANIFEST, "/manifests"),
    UPLOAD(Kind.UPLOAD, "/blobs/uploads"),
    BLOB(Kind.BLOB, "/blobs"),
    REFERRERS(Kind.REFERRERS, "/referrers");

    private final Kind kind;
    private final String marker;

    Place(Kind kind, String marker) {
      this.kind = kind;
      this.marker = marker;
    }
  }

  private static Target of(Kind kind, String name, String item, Map<String, String> query)
      throws RegistryException {
    if (name.length() > MAX_NAME_CHARS || !RepositoryName.isLegal(name)) {
      throw new RegistryException(400, "NAME_INVALID", "the name of the repository is not legal");
    }
    return new Target(kind, name, item, query);
  }

  /** Clients may send an absolute URI (RFC 9112, section 3.2.2). */
  private static String withoutAuthority(String text) {
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      return text;
    }
    int path = text.indexOf('/', text.indexOf("://") + 3);
    return path < 0 ? "/" : text.substring(path);
  }

  private static Map<String, String> query(String text) throws RegistryException {
    var found = new HashMap<String, String>();
    for (var parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      var key = equals < 0 ? parameter : parameter.substring(0, equals);
      var value = equals < 0 ? "" : parameter.substring(equals + 1);
      try {
        found.putIfAbsent(URLDecoder.decode(key, UTF_8), URLDecoder.decode(value, UTF_8));
      } catch (IllegalArgumentException e) {
        throw new RegistryException(400, "UNSUPPORTED", "the query is not percent-encoded");
      }
    }
    return found;
  }
}
