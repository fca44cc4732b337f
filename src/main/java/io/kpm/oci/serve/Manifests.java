// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.http.Headers;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MissingContentException;
import io.kpm.oci.RawManifest;
import io.kpm.oci.TagName;
import java.io.IOException;
import java.util.Optional;

/** Manifests: stored, shown and deleted, by tag and by digest. */
final class Manifests {
  private final Storage storage;
  private final int maxTags;

  Manifests(Storage storage, int maxTags) {
    this.storage = storage;
    this.maxTags = maxTags;
  }

  void handle(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET", "PUT", "DELETE");
    switch (exchange.method()) {
      case "PUT" -> put(target, exchange);
      case "DELETE" -> delete(target, exchange);
      default -> get(target, exchange);
    }
  }

  private void get(Target target, Exchange exchange) throws IOException, RegistryException {
    var repository = storage.find(target.repository());
    var found = repository.flatMap(r -> r.resolve(target.item()));
    if (repository.isEmpty() || found.isEmpty()) {
      throw unknown();
    }
    var descriptor = found.get();
    var tag = "\"" + descriptor.digest() + "\"";
    var headers = Headers.none()
        .with("Content-Type", descriptor.mediaType())
        .with("Docker-Content-Digest", descriptor.digest().toString())
        .with("ETag", tag);
    if (exchange.headers().all("If-None-Match").contains(tag)) {
      exchange.reply(304, headers);
      return;
    }
    exchange.reply(200, headers, repository.get().layout().load(descriptor).bytes());
  }

  private void put(Target target, Exchange exchange) throws IOException, RegistryException {
    var digest = Digest.parse(target.item());
    if (digest.isEmpty() && !TagName.isLegal(target.item())) {
      throw new RegistryException(400, "TAG_INVALID", "neither a legal tag nor a digest");
    }
    var manifest = receive(digest, exchange);
    if (digest.isPresent() && !digest.get().equals(manifest.digest())) {
      throw new RegistryException(
          400, "DIGEST_INVALID", "the manifest has the digest " + manifest.digest());
    }
    var repository = storage.create(target.repository());
    synchronized (repository) {
      if (digest.isEmpty()) {
        checkTag(repository, target.item(), exchange);
      }
      store(repository, digest.isEmpty() ? target.item() : "", manifest);
    }
    var headers = Headers.none()
        .with("Location", "/v2/" + target.repository() + "/manifests/" + manifest.digest())
        .with("Docker-Content-Digest", manifest.digest().toString());
    var subject = manifest.parsed().subject().map(Descriptor::digest);
    exchange.reply(
        201,
        subject.isEmpty() ? headers : headers.with("OCI-Subject", subject.get().toString()));
  }

  private RawManifest receive(Optional<Digest> digest, Exchange exchange)
      throws IOException, RegistryException {
    if (exchange.bodyLength() > Limits.MAX_MANIFEST_BYTES) {
      throw tooLarge();
    }
    var bytes = exchange.body().readNBytes(Limits.MAX_MANIFEST_BYTES + 1);
    if (bytes.length > Limits.MAX_MANIFEST_BYTES) {
      throw tooLarge();
    }
    var type = exchange.headers().first("Content-Type").orElse("");
    var algorithm = digest.map(Digest::algorithm).orElse(Digest.Algorithm.SHA256);
    try {
      var manifest = type.isEmpty()
          ? RawManifest.untyped(bytes, algorithm)
          : RawManifest.of(type, bytes, algorithm);
      manifest.parsed();
      return manifest;
    } catch (KpmException e) {
      throw new RegistryException(400, "MANIFEST_INVALID", e.text());
    }
  }

  private void checkTag(Repository repository, String tag, Exchange exchange)
      throws RegistryException {
    var before = repository.resolve(tag);
    boolean mustBeNew = exchange.headers().first("If-None-Match").orElse("").equals("*");
    if (mustBeNew && before.isPresent()) {
      throw new RegistryException(
          412, "DENIED", "the tag exists: " + before.get().digest());
    }
    if (before.isEmpty() && repository.tags().size() >= maxTags) {
      throw new RegistryException(
          403, "DENIED", "the repository has " + maxTags + " tags, which is the limit");
    }
  }

  private static void store(Repository repository, String tag, RawManifest manifest)
      throws IOException, RegistryException {
    try {
      if (tag.isEmpty()) {
        repository.put(manifest);
      } else {
        repository.put(manifest, tag);
      }
    } catch (MissingContentException e) {
      var message = e.getMessage();
      throw new RegistryException(
          400, "MANIFEST_BLOB_UNKNOWN", message == null ? "a blob is missing" : message);
    }
  }

  private void delete(Target target, Exchange exchange) throws IOException, RegistryException {
    var repository = storage.find(target.repository());
    var found = repository.flatMap(r -> r.resolve(target.item()));
    if (repository.isEmpty() || found.isEmpty()) {
      throw unknown();
    }
    if (Digest.parse(target.item()).isPresent()) {
      repository.get().remove(found.get().digest());
    } else {
      repository.get().removeTag(target.item());
    }
    exchange.reply(202, Headers.none());
  }

  private static RegistryException unknown() {
    return new RegistryException(
        404, "MANIFEST_UNKNOWN", "the repository has no such manifest or tag");
  }

  private static RegistryException tooLarge() {
    return new RegistryException(413, "SIZE_INVALID", "the manifest is larger than 4 MiB");
  }
}
