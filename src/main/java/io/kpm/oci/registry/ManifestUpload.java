// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Attempts;
import io.kpm.http.TransportException;
import io.kpm.oci.RawManifest;
import java.io.IOException;

/** The upload of one manifest; what got no answer is looked for before it is sent again. */
final class ManifestUpload {
  private final Caller caller;
  private final RepositoryAddress address;
  private final Attempts attempts;

  ManifestUpload(Caller caller, RepositoryAddress address, Attempts attempts) {
    this.caller = caller;
    this.address = address;
    this.attempts = attempts;
  }

  void run(RawManifest manifest, String tagOrDigest, boolean onlyIfAbsent) throws IOException {
    if (manifest.descriptor().size() > address.limits().manifestBytes()) {
      throw address.limits().exceeded("the manifest " + address.name(tagOrDigest));
    }
    var endpoint = new PutManifest(address, tagOrDigest, manifest, onlyIfAbsent);
    while (true) {
      try {
        caller.callUnlessLost(endpoint);
        return;
      } catch (TransportException e) {
        waitAfter(e, endpoint);
        if (isStored(manifest, tagOrDigest)) {
          return;
        }
      }
    }
  }

  private boolean isStored(RawManifest manifest, String tagOrDigest) throws IOException {
    var found = caller.call(new HeadManifest(address, tagOrDigest)).descriptor();
    return found.isPresent() && found.get().digest().equals(manifest.digest());
  }

  private void waitAfter(TransportException failure, PutManifest endpoint) throws IOException {
    try {
      attempts.waitAfter(failure);
    } catch (TransportException last) {
      throw caller.lost(endpoint, last);
    }
  }
}
