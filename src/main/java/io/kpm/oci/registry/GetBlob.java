// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Headers;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;

/** {@code GET /v2/R/blobs/D}, from the start or from where a download broke off. */
final class GetBlob implements Endpoint<InputStream> {
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;
  private static final int MAX_DIGITS = 18;

  private final RepositoryAddress address;
  private final Descriptor blob;
  private final long from;

  GetBlob(RepositoryAddress address, Descriptor blob, long from) {
    this.address = address;
    this.blob = blob;
    this.from = from;
  }

  /** The announced length of a body, or of what {@code HEAD} asked for; -1 if there is none. */
  static long length(Headers headers) {
    return number(headers.first("Content-Length").orElse(""));
  }

  @Override
  public Request request() {
    var request = Request.of("GET", address.uri("blobs/" + blob.digest()));
    return from == 0 ? request : request.with("Range", "bytes=" + from + "-");
  }

  @Override
  public boolean expects(int status) {
    return status == 200 || (from > 0 && (status == PARTIAL || status == UNSATISFIABLE));
  }

  /**
   * The content, of which not a byte was read. A body that the server compressed on its own is
   * unpacked; one whose length is right is the blob as it is.
   *
   * @throws KpmException {@code E_SIZE} if it announces another length than the blob has
   */
  @Override
  public InputStream read(Response response) throws IOException {
    long announced = length(response.headers());
    long expected = response.status() == PARTIAL ? blob.size() - from : blob.size();
    if (announced != expected && Compression.isUsed(response.headers())) {
      return Compression.unpacked(response.body(), address.registry());
    }
    if (announced >= 0 && announced != expected) {
      throw new KpmException(
          ErrorId.E_SIZE,
          "the blob " + address.name(blob.digest().toString())
              + " has another size than promised: expected " + blob.size() + " bytes, got "
              + (blob.size() - expected + announced));
    }
    return response.body();
  }

  /** Whether the answer goes on exactly where the download broke off. */
  boolean continues(Response response) {
    if (response.status() != PARTIAL || Compression.isUsed(response.headers())) {
      return false;
    }
    var range = response.headers().first("Content-Range").orElse("");
    int dash = range.indexOf('-');
    int slash = range.indexOf('/');
    if (!range.startsWith("bytes ") || dash < 0 || slash < dash) {
      return false;
    }
    var total = range.substring(slash + 1);
    return number(range.substring("bytes ".length(), dash)) == from
        && (total.equals("*") || number(total) == blob.size());
  }

  @Override
  public String action() {
    return "fetch the blob " + address.name(blob.digest().toString());
  }

  private static long number(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }
}
