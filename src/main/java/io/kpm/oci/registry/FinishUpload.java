// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Request;
import io.kpm.http.RequestBody;
import io.kpm.http.Response;
import io.kpm.oci.Descriptor;
import java.net.URI;

/**
 * {@code PUT LOCATION?digest=D} with all bytes of the blob; without {@code Content-Range}, which
 * some registries take for the mark of a chunk.
 */
final class FinishUpload implements Endpoint<Boolean> {
  private final RepositoryAddress address;
  private final Descriptor blob;
  private final URI location;
  private final RequestBody body;

  FinishUpload(RepositoryAddress address, Descriptor blob, URI location, RequestBody body) {
    this.address = address;
    this.blob = blob;
    this.location = location;
    this.body = body;
  }

  @Override
  public Request request() {
    return Request.of("PUT", UploadLocation.closing(location, blob.digest()))
        .with("Content-Type", "application/octet-stream")
        .carrying(body);
  }

  @Override
  public boolean expects(int status) {
    return status == 201 || status == 204;
  }

  /**
   * Whether the registry names the digest that was sent, or none.
   *
   * @throws KpmException {@code E_DIGEST} if it names another one
   */
  @Override
  public Boolean read(Response response) {
    var headers = response.headers();
    if (DigestHeader.contradicts(headers, blob.digest())) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          "`" + address.registry() + "` stored the blob "
              + address.name(blob.digest().toString()) + " under another digest");
    }
    return DigestHeader.in(headers).isPresent();
  }

  @Override
  public String action() {
    return "upload the blob " + address.name(blob.digest().toString());
  }

  @Override
  public void refuse(ErrorAnswer answer) {
    if (answer.hasCode("DIGEST_INVALID")) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          "cannot " + action() + ": `" + address.registry() + "` got other content ("
              + answer.label() + answer.quoted() + ")");
    }
  }
}
