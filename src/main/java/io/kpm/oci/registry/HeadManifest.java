// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.hash.Digest;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.oci.Descriptor;
import java.util.Optional;

/** {@code HEAD /v2/R/manifests/REF}: what a tag or digest stands for. */
final class HeadManifest implements Endpoint<HeadManifest.Found> {
  private final RepositoryAddress address;
  private final String tagOrDigest;

  HeadManifest(RepositoryAddress address, String tagOrDigest) {
    this.address = address;
    this.tagOrDigest = tagOrDigest;
  }

  /**
   * What the header says.
   *
   * @param isAbsent there is nothing of that name
   * @param descriptor empty if the header does not say enough, so that the manifest has to be read
   */
  record Found(boolean isAbsent, Optional<Descriptor> descriptor) {
    static final Found ABSENT = new Found(true, Optional.empty());
    static final Found UNCLEAR = new Found(false, Optional.empty());
  }

  @Override
  public Request request() {
    return Request.of("HEAD", address.uri("manifests/" + tagOrDigest))
        .with("Accept", GetManifest.ACCEPT);
  }

  /** Refusals have no words here, so reading the manifest has to bring them. */
  @Override
  public boolean expects(int status) {
    return status == 200 || (status >= 300 && status < 500 && status != 429);
  }

  @Override
  public Found read(Response response) {
    if (response.status() == 404) {
      return Found.ABSENT;
    }
    if (response.status() != 200) {
      return Found.UNCLEAR;
    }
    var headers = response.headers();
    var digest = DigestHeader.in(headers);
    var mediaType = GetManifest.mediaType(headers);
    long size = GetBlob.length(headers);
    var requested = Digest.parse(tagOrDigest);
    boolean isSound = digest.isPresent()
        && !mediaType.isEmpty()
        && size >= 0
        && (requested.isEmpty() || requested.equals(digest));
    return isSound
        ? new Found(false, Optional.of(Descriptor.of(mediaType, digest.get(), size)))
        : Found.UNCLEAR;
  }

  @Override
  public String action() {
    return "resolve " + address.name(tagOrDigest);
  }
}
