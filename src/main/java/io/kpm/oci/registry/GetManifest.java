// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.http.Headers;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** {@code GET /v2/R/manifests/REF}: the manifest, its bytes checked by their digest. */
final class GetManifest implements Endpoint<Optional<RawManifest>> {
  /** One line: registries that know none of the types answer 404. */
  static final String ACCEPT = MediaTypes.IMAGE_MANIFEST + ", " + MediaTypes.IMAGE_INDEX + ", "
      + MediaTypes.DOCKER_MANIFEST + ", " + MediaTypes.DOCKER_MANIFEST_LIST;

  private final RepositoryAddress address;
  private final String tagOrDigest;

  GetManifest(RepositoryAddress address, String tagOrDigest) {
    this.address = address;
    this.tagOrDigest = tagOrDigest;
  }

  /** The type without its parameters; empty if the header has none. */
  static String mediaType(Headers headers) {
    var value = headers.first("Content-Type").orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
  }

  @Override
  public Request request() {
    return Request.of("GET", address.uri("manifests/" + tagOrDigest)).with("Accept", ACCEPT);
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Optional<RawManifest> read(Response response) throws IOException {
    if (response.status() == 404) {
      return Optional.empty();
    }
    var promised = promised(response.headers());
    var raw = bounded(response.body());
    var bytes = isPacked(response.headers(), raw, promised)
        ? bounded(Compression.unpacked(new ByteArrayInputStream(raw), address.registry()))
        : raw;
    var algorithm = promised.isPresent() ? promised.get().algorithm() : Digest.Algorithm.SHA256;
    var mediaType = mediaType(response.headers());
    var manifest = mediaType.isEmpty()
        ? RawManifest.untyped(bytes, algorithm)
        : RawManifest.of(mediaType, bytes, algorithm);
    if (promised.isPresent() && !promised.get().equals(manifest.digest())) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          "the manifest " + address.name(tagOrDigest)
              + " has other content than promised: expected `" + promised.get() + "`, got `"
              + manifest.digest() + "`");
    }
    return Optional.of(manifest);
  }

  private byte[] bounded(InputStream body) throws IOException {
    var limits = address.limits();
    var bytes = body.readNBytes(limits.manifestBytes() + 1);
    if (bytes.length > limits.manifestBytes()) {
      throw limits.exceeded("the manifest " + address.name(tagOrDigest));
    }
    return bytes;
  }

  /** Some registries compress on their own, others keep what was compressed by the publisher. */
  private static boolean isPacked(Headers headers, byte[] raw, Optional<Digest> promised) {
    return Compression.isUsed(headers)
        && (promised.isEmpty()
            || !RawManifest.of("", raw, promised.get().algorithm())
                .digest()
                .equals(promised.get()));
  }

  /** The digest that was asked for, else the one that the registry names, if it is one. */
  private Optional<Digest> promised(Headers headers) {
    var requested = Digest.parse(tagOrDigest);
    return requested.isPresent() ? requested : DigestHeader.in(headers);
  }

  @Override
  public String action() {
    return "read the manifest " + address.name(tagOrDigest);
  }
}
