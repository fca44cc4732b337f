// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.hash.Digest;
import io.kpm.http.Request;
import io.kpm.http.Response;
import java.net.URI;

/** {@code POST /v2/R/blobs/uploads/}: opens an upload and learns where to send the bytes. */
final class StartUpload implements Endpoint<URI> {
  private final RepositoryAddress address;
  private final Digest digest;
  private final UploadLocation locations;

  StartUpload(RepositoryAddress address, Digest digest, UploadLocation locations) {
    this.address = address;
    this.digest = digest;
    this.locations = locations;
  }

  @Override
  public Request request() {
    return Request.of("POST", address.uri("blobs/uploads/"));
  }

  @Override
  public boolean expects(int status) {
    return status == 202;
  }

  @Override
  public URI read(Response response) {
    return locations.of(response);
  }

  @Override
  public String action() {
    return "open an upload for the blob " + address.name(digest.toString());
  }
}
