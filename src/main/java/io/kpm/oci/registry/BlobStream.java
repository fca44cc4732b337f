// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.KpmException;
import io.kpm.http.Attempts;
import io.kpm.http.Response;
import io.kpm.http.TransportException;
import io.kpm.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way. A download that breaks off goes on where it was, or from the start if the
 * registry cannot do that; the reader does not notice. Yields at most one byte more than promised.
 */
final class BlobStream extends InputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Caller caller;
  private final RepositoryAddress address;
  private final Descriptor blob;
  private final Attempts attempts;
  private @Nullable Response response;
  private long position;

  private BlobStream(Caller caller, RepositoryAddress address, Descriptor blob, Attempts attempts) {
    this.caller = caller;
    this.address = address;
    this.blob = blob;
    this.attempts = attempts;
  }

  /**
   * Opens the blob.
   *
   * @param attempts counts all requests for this blob together
   * @throws KpmException {@code E_NOTFOUND} if it is not there, {@code E_SIZE} if the registry
   *     announces another length
   */
  static BlobStream open(
      Caller caller, RepositoryAddress address, Descriptor blob, Attempts attempts)
      throws IOException {
    var stream = new BlobStream(caller, address, blob, attempts);
    stream.connect();
    return stream;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    int got = read(single, 0, 1);
    return got < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, blob.size() + 1 - position);
    while (true) {
      if (response == null) {
        throw new IOException("the stream is closed");
      }
      try {
        int got = response.body().read(buffer, offset, wanted);
        position += Math.max(0, got);
        attempts.progressed();
        return got;
      } catch (TransportException e) {
        close();
        waitAfter(e);
        connect();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (response != null) {
      var open = response;
      response = null;
      open.close();
    }
  }

  /** Sends requests until one brings the bytes that are missing. */
  private void connect() throws IOException {
    while (true) {
      var endpoint = new GetBlob(address, blob, position);
      try {
        response = position == 0 ? fromStart() : goingOn(endpoint);
        return;
      } catch (TransportException e) {
        waitAfter(e);
      } catch (RefusedException e) {
        if (!e.answer().isTemporary() || !attempts.waitAfter(e.head())) {
          throw caller.refused(endpoint, e.answer());
        }
      }
    }
  }

  private Response fromStart() throws IOException {
    var endpoint = new GetBlob(address, blob, 0);
    return checked(endpoint, caller.openOnce(endpoint));
  }

  private Response goingOn(GetBlob endpoint) throws IOException {
    var answer = caller.openOnce(endpoint);
    if (endpoint.continues(answer)) {
      return checked(endpoint, answer);
    }
    if (answer.status() == 200) {
      return skipped(checked(endpoint, answer));
    }
    answer.close();
    return skipped(fromStart());
  }

  private static Response checked(GetBlob endpoint, Response answer) throws IOException {
    boolean isFit = false;
    try {
      var content = endpoint.read(answer);
      isFit = true;
      return new Response(answer.uri(), answer.status(), answer.headers(), content);
    } finally {
      if (!isFit) {
        answer.close();
      }
    }
  }

  /** Passes over what the reader has already; the digest of the whole is checked by the reader. */
  private Response skipped(Response whole) throws IOException {
    boolean isThere = false;
    try {
      var buffer = new byte[BUFFER_BYTES];
      long left = position;
      while (left > 0) {
        int got = whole.body().read(buffer, 0, (int) Math.min(buffer.length, left));
        if (got < 0) {
          break;
        }
        left -= got;
      }
      isThere = true;
      return whole;
    } finally {
      if (!isThere) {
        whole.close();
      }
    }
  }

  private void waitAfter(TransportException failure) throws IOException {
    try {
      attempts.waitAfter(failure);
    } catch (TransportException last) {
      throw last.toKpmException(
          "cannot fetch the blob " + address.name(blob.digest().toString()) + ", got " + position
              + " of " + blob.size() + " bytes");
    }
  }
}
