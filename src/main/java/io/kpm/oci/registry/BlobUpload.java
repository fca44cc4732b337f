// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.hash.VerifyingInputStream;
import io.kpm.http.Attempts;
import io.kpm.http.RequestBody;
import io.kpm.http.TransportException;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;

/**
 * The upload of one blob: opened, then sent in one piece. What fails in passing starts over with a
 * new upload; what got no answer is looked for before it is sent again.
 */
final class BlobUpload {
  private final Caller caller;
  private final RepositoryAddress address;
  private final UploadLocation locations;
  private final Attempts attempts;

  BlobUpload(
      Caller caller, RepositoryAddress address, UploadLocation locations, Attempts attempts) {
    this.caller = caller;
    this.address = address;
    this.locations = locations;
    this.attempts = attempts;
  }

  /**
   * Content that is checked while it is sent: a file that changes meanwhile must not become a blob.
   */
  private record CheckedBody(Descriptor blob, Body body) implements RequestBody {
    @Override
    public long length() {
      return blob.size();
    }

    @Override
    public InputStream open() throws IOException {
      return new VerifyingInputStream(
          body.open(), blob.digest(), blob.size(), "the blob `" + blob.digest() + "` to be sent");
    }
  }

  void run(Descriptor blob, Body body) throws IOException {
    var content = new CheckedBody(blob, body);
    while (true) {
      var location = caller.call(new StartUpload(address, blob.digest(), locations));
      var endpoint = new FinishUpload(address, blob, location, content);
      try {
        caller.callOnce(endpoint);
        return;
      } catch (TransportException e) {
        waitAfter(e, endpoint);
        if (caller.call(new HeadBlob(address, blob.digest()))) {
          return;
        }
      } catch (RefusedException e) {
        if (!isWorthRepeating(e.answer()) || !attempts.waitAfter(e.head())) {
          throw caller.refused(endpoint, e.answer());
        }
      }
    }
  }

  /** A 404 to an upload means that the upload is lost, not that the repository is missing. */
  private static boolean isWorthRepeating(ErrorAnswer answer) {
    return answer.isTemporary()
        || (answer.status() == 404 && answer.hasCode("BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN"));
  }

  private void waitAfter(TransportException failure, FinishUpload endpoint) throws IOException {
    try {
      attempts.waitAfter(failure);
    } catch (TransportException last) {
      throw caller.lost(endpoint, last);
    }
  }
}
