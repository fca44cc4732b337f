// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Request;
import io.kpm.http.RequestBody;
import io.kpm.http.Response;
import io.kpm.oci.MissingContentException;
import io.kpm.oci.RawManifest;
import java.io.IOException;

/** {@code PUT /v2/R/manifests/REF}: stores exactly the bytes that were hashed. */
final class PutManifest implements Endpoint<Boolean> {
  private final RepositoryAddress address;
  private final String tagOrDigest;
  private final RawManifest manifest;
  private final boolean onlyIfAbsent;

  PutManifest(
      RepositoryAddress address, String tagOrDigest, RawManifest manifest, boolean onlyIfAbsent) {
    this.address = address;
    this.tagOrDigest = tagOrDigest;
    this.manifest = manifest;
    this.onlyIfAbsent = onlyIfAbsent;
  }

  /**
   * {@code If-None-Match: *} is RFC 9110, section 13.1.2; registries that do not know it ignore it.
   */
  @Override
  public Request request() {
    var request = Request.of("PUT", address.uri("manifests/" + tagOrDigest))
        .with("Content-Type", manifest.descriptor().mediaType())
        .carrying(RequestBody.of(manifest.bytes()));
    return onlyIfAbsent ? request.with("If-None-Match", "*") : request;
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 200 || status == 202;
  }

  /**
   * Whether the registry names the digest that was sent, or none.
   *
   * @throws KpmException {@code E_DIGEST} if it names another one
   */
  @Override
  public Boolean read(Response response) {
    var headers = response.headers();
    if (DigestHeader.contradicts(headers, manifest.digest())) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          "`" + address.registry() + "` stored the manifest " + address.name(tagOrDigest)
              + " under another digest than `" + manifest.digest() + "`");
    }
    return DigestHeader.in(headers).isPresent();
  }

  @Override
  public String action() {
    return "push " + address.name(tagOrDigest);
  }

  @Override
  public void refuse(ErrorAnswer answer) throws IOException {
    if (answer.status() == 412 && onlyIfAbsent) {
      throw exists(address, tagOrDigest);
    }
    if (answer.hasCode("MANIFEST_BLOB_UNKNOWN", "BLOB_UNKNOWN")) {
      throw new MissingContentException(
          "`" + address.registry() + "` answered " + answer.label() + answer.quoted());
    }
  }

  /** The failure for a tag that must not move. */
  static KpmException exists(RepositoryAddress address, String tag) {
    return new KpmException(
        ErrorId.E_EXISTS,
        "cannot push " + address.name(tag) + ": the tag already exists with other content");
  }
}
