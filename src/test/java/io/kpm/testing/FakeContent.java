// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a {@link FakeRegistry} holds, and how it answers when nothing is spoilt. */
final class FakeContent {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String OCTETS = "application/octet-stream";
  private static final Pattern ENDPOINT =
      Pattern.compile("/v2/(.+?)/(manifests|tags|referrers|blobs/uploads|blobs)(?:/(.*))?");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?(\\d+)-(\\d+)(?:/.*)?");

  private final Map<String, Repository> repositories = new TreeMap<>();
  private final Map<String, byte[]> uploads = new LinkedHashMap<>();
  private final FakeAccess access;
  private final int page;
  private int nextUpload = 1;

  /** What one repository holds, by digest and by tag. */
  private static final class Repository {
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final Map<String, StoredManifest> manifests = new LinkedHashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
  }

  /** A manifest with the type under which it was put. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record StoredManifest(String mediaType, byte[] bytes) {}

  /** A request with its address taken apart. */
  private record Call(
      Recorded request, Repository repository, String name, String ref, Query query) {
    boolean is(String method) {
      return request.method().equals(method);
    }
  }

  FakeContent(FakeAccess access, int page) {
    this.access = access;
    this.page = page;
  }

  synchronized String putBlob(String name, byte[] bytes) {
    var digest = Sha256.of(bytes);
    repository(name).blobs.put(digest, bytes);
    return digest;
  }

  synchronized String putManifest(String name, String ref, String mediaType, byte[] bytes) {
    var digest = Sha256.of(bytes);
    repository(name).manifests.put(digest, new StoredManifest(mediaType, bytes));
    if (!ref.contains(":")) {
      repository(name).tags.put(ref, digest);
    }
    return digest;
  }

  synchronized Map<String, String> tags(String name) {
    return Map.copyOf(repository(name).tags);
  }

  synchronized boolean holds(String name, String digest) {
    var repository = repository(name);
    return repository.blobs.containsKey(digest) || repository.manifests.containsKey(digest);
  }

  synchronized List<String> incomplete() {
    var found = new ArrayList<String>();
    repositories.forEach((name, repository) -> repository.manifests.forEach((digest, manifest) -> {
      if (!missing(repository, manifest.bytes()).isEmpty()) {
        found.add(name + "@" + digest);
      }
    }));
    return List.copyOf(found);
  }

  synchronized int openUploads() {
    return uploads.size();
  }

  synchronized FakeAnswer answer(Recorded request) {
    var path = request.path().replaceFirst("\\?.*", "");
    if (path.equals("/token")) {
      return access.token(request);
    }
    var match = ENDPOINT.matcher(path);
    boolean isEndpoint = match.matches();
    var denial = access.denial(request, isEndpoint ? match.group(1) : "");
    if (denial.isPresent()) {
      return denial.get();
    }
    if (path.equals("/v2/") || path.equals("/v2")) {
      return FakeAnswer.json(200, new JsonObject());
    }
    if (path.equals("/v2/_catalog")) {
      return list("repositories", List.copyOf(repositories.keySet()));
    }
    if (!isEndpoint) {
      return FakeAnswer.error(404, "NOT_FOUND", "");
    }
    var ref = match.group(3) == null ? "" : match.group(3);
    var call = new Call(
        request, repository(match.group(1)), match.group(1), ref, Query.of(request.path()));
    return switch (match.group(2)) {
      case "manifests" -> manifest(call);
      case "tags" -> tags(call);
      case "referrers" -> referrers(call);
      case "blobs/uploads" -> upload(call);
      default -> blob(call);
    };
  }

  private Repository repository(String name) {
    return repositories.computeIfAbsent(name, n -> new Repository());
  }

  private FakeAnswer manifest(Call call) {
    if (call.is("PUT")) {
      return storeManifest(call);
    }
    var tags = call.repository().tags;
    var digest = call.ref().contains(":") ? call.ref() : tags.getOrDefault(call.ref(), "");
    var stored = call.repository().manifests.get(digest);
    if (stored == null) {
      return FakeAnswer.error(404, "MANIFEST_UNKNOWN", "");
    }
    if (call.is("DELETE")) {
      tags.remove(call.ref());
      if (call.ref().equals(digest)) {
        call.repository().manifests.remove(digest);
        tags.values().removeIf(digest::equals);
      }
      return FakeAnswer.empty(202);
    }
    return FakeAnswer.of(200, stored.mediaType(), stored.bytes())
        .with("Docker-Content-Digest", digest);
  }

  private FakeAnswer storeManifest(Call call) {
    var bytes = call.request().body();
    if (call.ref().contains(":") && !call.ref().equals(Sha256.of(bytes))) {
      return FakeAnswer.error(400, "DIGEST_INVALID", "");
    }
    var missing = missing(call.repository(), bytes);
    if (!missing.isEmpty()) {
      boolean isUnreadable = missing.get(0).equals("unreadable");
      return FakeAnswer.error(
          400,
          isUnreadable ? "MANIFEST_INVALID" : "MANIFEST_BLOB_UNKNOWN",
          String.join(", ", missing));
    }
    var type = call.request().header("content-type").orElse(MANIFEST);
    var digest = putManifest(call.name(), call.ref(), type, bytes);
    var answer = FakeAnswer.empty(201)
        .with("Location", "/v2/" + call.name() + "/manifests/" + digest)
        .with("Docker-Content-Digest", digest);
    var subject = subjectOf(bytes);
    return subject.isEmpty() ? answer : answer.with("OCI-Subject", subject);
  }

  private FakeAnswer tags(Call call) {
    if (call.repository().tags.isEmpty()) {
      return FakeAnswer.error(404, "NAME_UNKNOWN", "");
    }
    var last = call.query().first("last");
    var tags = new ArrayList<>(call.repository().tags.keySet());
    tags.removeIf(tag -> tag.compareTo(last) <= 0);
    int wanted = Integer.parseInt("0" + call.query().first("n"));
    int size = page > 0 && (wanted == 0 || page < wanted) ? page : wanted;
    if (size == 0 || tags.size() <= size) {
      return list("tags", tags);
    }
    var shown = tags.subList(0, size);
    var next = "/v2/" + call.name() + "/tags/list?n=" + size + "&last=" + shown.get(size - 1);
    return list("tags", shown).with("Link", "<" + next + ">; rel=\"next\"");
  }

  private FakeAnswer referrers(Call call) {
    var found = new JsonArray();
    call.repository().manifests.forEach((digest, manifest) -> {
      if (subjectOf(manifest.bytes()).equals(call.ref())) {
        found.add(descriptor(digest, manifest));
      }
    });
    var index = new JsonObject();
    index.addProperty("schemaVersion", 2);
    index.addProperty("mediaType", INDEX);
    index.add("manifests", found);
    return FakeAnswer.of(200, INDEX, index.toString().getBytes(UTF_8));
  }

  private static JsonObject descriptor(String digest, StoredManifest manifest) {
    var json = JsonParser.parseString(new String(manifest.bytes(), UTF_8)).getAsJsonObject();
    var descriptor = new JsonObject();
    descriptor.addProperty("mediaType", manifest.mediaType());
    descriptor.addProperty("digest", digest);
    descriptor.addProperty("size", manifest.bytes().length);
    if (json.has("artifactType")) {
      descriptor.add("artifactType", json.get("artifactType"));
    }
    if (json.has("annotations")) {
      descriptor.add("annotations", json.get("annotations"));
    }
    return descriptor;
  }

  private FakeAnswer blob(Call call) {
    var bytes = call.repository().blobs.get(call.ref());
    if (bytes == null) {
      return FakeAnswer.error(404, "BLOB_UNKNOWN", "");
    }
    if (call.is("DELETE")) {
      call.repository().blobs.remove(call.ref());
      return FakeAnswer.empty(202);
    }
    var range = RANGE.matcher(call.request().header("range").orElse(""));
    if (!range.matches()) {
      return FakeAnswer.of(200, OCTETS, bytes).with("Docker-Content-Digest", call.ref());
    }
    int first = Integer.parseInt(range.group(1));
    int end = range.group(2).isEmpty() ? bytes.length - 1 : Integer.parseInt(range.group(2));
    int last = Math.min(end, bytes.length - 1);
    if (first > last) {
      return FakeAnswer.empty(416).with("Content-Range", "bytes */" + bytes.length);
    }
    return FakeAnswer.of(206, OCTETS, Arrays.copyOfRange(bytes, first, last + 1))
        .with("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length);
  }

  private FakeAnswer upload(Call call) {
    return call.is("POST") ? openUpload(call) : continueUpload(call);
  }

  private FakeAnswer openUpload(Call call) {
    var mount = call.query().first("mount");
    var source = repository(call.query().first("from")).blobs.get(mount);
    if (source != null) {
      call.repository().blobs.put(mount, source);
      return FakeAnswer.empty(201)
          .with("Location", "/v2/" + call.name() + "/blobs/" + mount)
          .with("Docker-Content-Digest", mount);
    }
    var id = "upload-" + nextUpload++;
    uploads.put(id, new byte[0]);
    return state(202, call.name(), id);
  }

  private FakeAnswer continueUpload(Call call) {
    var held = uploads.get(call.ref());
    if (held == null) {
      return FakeAnswer.error(404, "BLOB_UPLOAD_UNKNOWN", "");
    }
    if (call.is("GET") || call.is("HEAD")) {
      return state(204, call.name(), call.ref());
    }
    if (call.is("DELETE")) {
      uploads.remove(call.ref());
      return FakeAnswer.empty(204);
    }
    var range = CONTENT_RANGE.matcher(call.request().header("content-range").orElse(""));
    if (range.matches() && Integer.parseInt(range.group(1)) != held.length) {
      return state(416, call.name(), call.ref());
    }
    var bytes = Bytes.joined(held, call.request().body());
    uploads.put(call.ref(), bytes);
    return call.is("PATCH") ? state(202, call.name(), call.ref()) : closeUpload(call, bytes);
  }

  private FakeAnswer closeUpload(Call call, byte[] bytes) {
    uploads.remove(call.ref());
    var digest = call.query().first("digest");
    if (!Sha256.of(bytes).equals(digest)) {
      return FakeAnswer.error(400, "DIGEST_INVALID", "");
    }
    call.repository().blobs.put(digest, bytes);
    return FakeAnswer.empty(201)
        .with("Location", "/v2/" + call.name() + "/blobs/" + digest)
        .with("Docker-Content-Digest", digest);
  }

  private FakeAnswer state(int status, String name, String id) {
    var held = uploads.getOrDefault(id, new byte[0]);
    return FakeAnswer.empty(status)
        .with("Location", "/v2/" + name + "/blobs/uploads/" + id)
        .with("Range", "0-" + Math.max(0, held.length - 1));
  }

  private static FakeAnswer list(String key, List<String> names) {
    var array = new JsonArray();
    names.forEach(array::add);
    var body = new JsonObject();
    body.add(key, array);
    return FakeAnswer.json(200, body);
  }

  private static String subjectOf(byte[] manifest) {
    try {
      var json = JsonParser.parseString(new String(manifest, UTF_8));
      var subject = json.isJsonObject() ? json.getAsJsonObject().get("subject") : null;
      return subject == null ? "" : subject.getAsJsonObject().get("digest").getAsString();
    } catch (JsonParseException | IllegalStateException e) {
      return "";
    }
  }

  /** The digests that a manifest names and the repository does not hold. */
  private static List<String> missing(Repository repository, byte[] manifest) {
    try {
      var json = JsonParser.parseString(new String(manifest, UTF_8)).getAsJsonObject();
      var missing = new ArrayList<String>();
      var blobs = new JsonArray();
      if (json.has("config")) {
        blobs.add(json.get("config"));
      }
      if (json.has("layers")) {
        blobs.addAll(json.getAsJsonArray("layers"));
      }
      addMissing(missing, blobs, repository.blobs);
      if (json.has("manifests")) {
        addMissing(missing, json.getAsJsonArray("manifests"), repository.manifests);
      }
      return missing;
    } catch (JsonParseException | IllegalStateException e) {
      return List.of("unreadable");
    }
  }

  private static void addMissing(List<String> missing, JsonArray descriptors, Map<String, ?> held) {
    for (JsonElement element : descriptors) {
      var descriptor = element.getAsJsonObject();
      var digest = descriptor.get("digest").getAsString();
      if (!descriptor.has("urls") && !held.containsKey(digest)) {
        missing.add(digest);
      }
    }
  }
}
