// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.hash.Digest;
import io.kpm.http.Request;
import io.kpm.http.Response;

/**
 * {@code HEAD /v2/R/blobs/D}: whether the registry has a blob. A redirect to its storage says yes;
 * it is not followed, since signed addresses are good for one method.
 */
final class HeadBlob implements Endpoint<Boolean> {
  private final RepositoryAddress address;
  private final Digest digest;

  HeadBlob(RepositoryAddress address, Digest digest) {
    this.address = address;
    this.digest = digest;
  }

  @Override
  public Request request() {
    return Request.of("HEAD", address.uri("blobs/" + digest));
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404 || (status > 300 && status < 309 && status != 304);
  }

  @Override
  public Boolean read(Response response) {
    return response.status() != 404;
  }

  @Override
  public String action() {
    return "look for the blob " + address.name(digest.toString());
  }
}
