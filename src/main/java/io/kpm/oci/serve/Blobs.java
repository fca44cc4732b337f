// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.hash.Digest;
import io.kpm.http.Headers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Blobs on their way out, whole or in part. */
final class Blobs {
  private final Storage storage;

  Blobs(Storage storage) {
    this.storage = storage;
  }

  void handle(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET");
    var digest = digest(target.item());
    var repository = storage.find(target.repository());
    var file = repository.flatMap(r -> r.blob(digest));
    if (file.isEmpty()) {
      throw new RegistryException(404, "BLOB_UNKNOWN", "the repository has no such blob");
    }
    send(file.get(), digest, exchange);
  }

  /** The digest that a client wrote. */
  static Digest digest(String text) throws RegistryException {
    var digest = Digest.parse(text);
    if (digest.isEmpty()) {
      throw new RegistryException(400, "DIGEST_INVALID", "not a digest");
    }
    return digest.get();
  }

  private static void send(Path file, Digest digest, Exchange exchange)
      throws IOException, RegistryException {
    var tag = "\"" + digest + "\"";
    var headers = Headers.none()
        .with("Content-Type", "application/octet-stream")
        .with("Docker-Content-Digest", digest.toString())
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes");
    if (exchange.headers().all("If-None-Match").contains(tag)) {
      exchange.reply(304, headers);
      return;
    }
    long size = Files.size(file);
    var range = range(exchange, size);
    try (var content = Files.newInputStream(file)) {
      if (range.isEmpty()) {
        exchange.reply(200, headers, content, size);
        return;
      }
      content.skipNBytes(range.get().first());
      exchange.reply(
          206,
          headers.with("Content-Range", range.get().of(size)),
          new Part(content, range.get().length()),
          range.get().length());
    }
  }

  private static Optional<ByteRange> range(Exchange exchange, long size) throws RegistryException {
    var asked = exchange.headers().first("Range");
    return asked.isEmpty() ? Optional.empty() : ByteRange.parse(asked.get(), size);
  }

  /** The next bytes of a stream, and then its end. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(InputStream content, long length) {
      super(content);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      var single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = in.read(into, offset, (int) Math.min(count, left));
      left -= Math.max(0, got);
      return got;
    }
  }
}
