// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.hash.Digest;
import io.kpm.http.Headers;
import io.kpm.oci.RepositoryName;
import java.io.IOException;
import java.util.Optional;

/** Blobs on their way in: in one piece, in chunks, or shared with another repository. */
final class BlobUploads {
  private final Storage storage;

  BlobUploads(Storage storage) {
    this.storage = storage;
  }

  /** {@code POST /blobs/uploads/}: opens an upload, or does it all at once. */
  void start(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("POST");
    var name = target.repository();
    var mounted = mount(target);
    if (mounted.isPresent()) {
      created(name, mounted.get(), exchange);
      return;
    }
    var upload = storage.uploads().create(Storage.directoryOf(name));
    if (target.parameter("digest").isEmpty()) {
      exchange.reply(202, progress(name, upload));
      return;
    }
    complete(target, upload, exchange);
  }

  /** The requests to an upload that is open. */
  void handle(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET", "PATCH", "PUT", "DELETE");
    var found = storage.uploads().find(Storage.directoryOf(target.repository()), target.item());
    if (found.isEmpty()) {
      throw new RegistryException(404, "BLOB_UPLOAD_UNKNOWN", "no such upload is open");
    }
    var upload = found.get();
    switch (exchange.method()) {
      case "PATCH" -> append(target, upload, exchange);
      case "PUT" -> complete(target, upload, exchange);
      case "DELETE" -> cancel(target, upload, exchange);
      default -> exchange.reply(204, progress(target.repository(), upload));
    }
  }

  /** The blob that the repository now shares with another one; empty if it has to be sent. */
  private Optional<Digest> mount(Target target) throws IOException, RegistryException {
    var wanted = target.parameter("mount");
    var from = target.parameter("from").orElse("");
    if (wanted.isEmpty() || !RepositoryName.isLegal(from)) {
      return Optional.empty();
    }
    var digest = Blobs.digest(wanted.get());
    var source = storage.find(from);
    boolean isShared = source.isPresent()
        && source.get().blob(digest).isPresent()
        && storage
            .create(target.repository())
            .layout()
            .link(digest, source.get().layout());
    return isShared ? Optional.of(digest) : Optional.empty();
  }

  private void append(Target target, Upload upload, Exchange exchange)
      throws IOException, RegistryException {
    upload.acquire();
    try {
      checkPlace(target, upload, exchange);
      receive(upload, exchange);
    } finally {
      upload.release();
    }
    exchange.reply(202, progress(target.repository(), upload));
  }

  private void complete(Target target, Upload upload, Exchange exchange)
      throws IOException, RegistryException {
    var digest = Blobs.digest(target.parameter("digest").orElse(""));
    upload.acquire();
    try {
      checkPlace(target, upload, exchange);
      receive(upload, exchange);
      place(target.repository(), upload, digest);
    } finally {
      upload.release();
    }
    created(target.repository(), digest, exchange);
  }

  private void cancel(Target target, Upload upload, Exchange exchange)
      throws IOException, RegistryException {
    upload.acquire();
    try {
      storage.uploads().close(Storage.directoryOf(target.repository()), upload);
    } finally {
      upload.release();
    }
    exchange.reply(204, Headers.none());
  }

  private static void receive(Upload upload, Exchange exchange)
      throws IOException, RegistryException {
    if (exchange.bodyLength() > Limits.MAX_BLOB_BYTES) {
      throw new RegistryException(413, "SIZE_INVALID", "the blob is larger than 64 GiB");
    }
    upload.append(exchange.body());
  }

  /** Gives the content its name, if it is what the client said. */
  private void place(String name, Upload upload, Digest digest)
      throws IOException, RegistryException {
    if (!upload.matches(digest)) {
      storage.uploads().close(Storage.directoryOf(name), upload);
      throw new RegistryException(
          400, "DIGEST_INVALID", "the content does not have the digest; send it again");
    }
    var repository = storage.create(name);
    if (repository.blob(digest).isEmpty()) {
      repository.layout().adopt(upload.sync(), digest);
    }
    storage.uploads().close(Storage.directoryOf(name), upload);
  }

  /** A {@code Content-Range} must start where the upload stands and be as long as the body. */
  private static void checkPlace(Target target, Upload upload, Exchange exchange)
      throws IOException, RegistryException {
    var stated = exchange.headers().first("Content-Range");
    if (stated.isEmpty()) {
      return;
    }
    int dash = stated.get().indexOf('-');
    long first = dash < 0 ? -1 : Decimal.parse(stated.get().substring(0, dash));
    long last = dash < 0 ? -1 : Decimal.parse(stated.get().substring(dash + 1));
    long length = exchange.bodyLength();
    boolean fits = first == upload.size()
        && last >= first
        && last < Limits.MAX_BLOB_BYTES
        && (length < 0 || length == last - first + 1);
    if (!fits) {
      throw new RegistryException(
          416,
          "BLOB_UPLOAD_INVALID",
          "the range does not continue the upload, which has " + upload.size() + " bytes",
          progress(target.repository(), upload));
    }
  }

  private static Headers progress(String name, Upload upload) {
    return Headers.none()
        .with("Location", "/v2/" + name + "/blobs/uploads/" + upload.id())
        .with("Docker-Upload-UUID", upload.id())
        .with("Range", "0-" + Math.max(0, upload.size() - 1));
  }

  private static void created(String name, Digest digest, Exchange exchange) throws IOException {
    exchange.reply(
        201,
        Headers.none()
            .with("Location", "/v2/" + name + "/blobs/" + digest)
            .with("Docker-Content-Digest", digest.toString()));
  }
}
