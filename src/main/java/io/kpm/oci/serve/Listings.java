// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kpm.http.Headers;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MediaTypes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists: repositories, tags, referrers. */
final class Listings {
  private final Storage storage;

  Listings(Storage storage) {
    this.storage = storage;
  }

  void catalog(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET");
    var page = Page.of(storage.names(), target);
    var answer = new JsonObject();
    answer.add("repositories", array(page.items()));
    exchange.reply(200, page.headers("/v2/_catalog"), answer);
  }

  void tags(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET");
    var repository = storage.find(target.repository());
    if (repository.isEmpty()) {
      throw new RegistryException(404, "NAME_UNKNOWN", "there is no such repository");
    }
    var tags = new ArrayList<>(repository.get().tags());
    Collections.sort(tags);
    var page = Page.of(tags, target);
    var answer = new JsonObject();
    answer.addProperty("name", target.repository());
    answer.add("tags", array(page.items()));
    exchange.reply(200, page.headers("/v2/" + target.repository() + "/tags/list"), answer);
  }

  void referrers(Target target, Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET");
    var subject = Blobs.digest(target.item());
    var wanted = target.parameter("artifactType");
    var repository = storage.find(target.repository());
    var list = new JsonArray();
    if (repository.isPresent()) {
      for (var each : repository.get().referrers(subject)) {
        if (wanted.isEmpty() || wanted.equals(each.artifactType())) {
          list.add(json(each));
        }
      }
    }
    var answer = new JsonObject();
    answer.addProperty("schemaVersion", 2);
    answer.addProperty("mediaType", MediaTypes.IMAGE_INDEX);
    answer.add("manifests", list);
    var headers = Headers.none().with("Content-Type", MediaTypes.IMAGE_INDEX);
    exchange.reply(
        200,
        wanted.isEmpty() ? headers : headers.with("OCI-Filters-Applied", "artifactType"),
        answer);
  }

  private static JsonObject json(Descriptor content) {
    var json = new JsonObject();
    json.addProperty("mediaType", content.mediaType());
    json.addProperty("digest", content.digest().toString());
    json.addProperty("size", content.size());
    content.artifactType().ifPresent(type -> json.addProperty("artifactType", type));
    var annotations = new JsonObject();
    for (var entry : content.annotations().entrySet()) {
      annotations.addProperty(entry.getKey(), entry.getValue());
    }
    if (annotations.size() > 0) {
      json.add("annotations", annotations);
    }
    return json;
  }

  private static JsonArray array(List<String> items) {
    var array = new JsonArray(items.size());
    for (var item : items) {
      array.add(item);
    }
    return array;
  }

  /**
   * A part of a sorted list.
   *
   * @param size how many items the client wanted at most; -1 for all
   * @param isLast whether nothing follows
   */
  private record Page(List<String> items, long size, boolean isLast) {
    static Page of(List<String> sorted, Target target) throws RegistryException {
      var n = target.parameter("n");
      long size = n.isEmpty() ? -1 : Decimal.parse(n.get());
      if (n.isPresent() && size < 0) {
        throw new RegistryException(
            400, "PAGINATION_NUMBER_INVALID", "`n` is not a number of items");
      }
      var last = target.parameter("last").orElse("");
      var items = new ArrayList<String>();
      for (var item : sorted) {
        if (item.compareTo(last) > 0) {
          if (items.size() == size) {
            return new Page(items, size, false);
          }
          items.add(item);
        }
      }
      return new Page(items, size, true);
    }

    Headers headers(String path) {
      if (isLast || items.isEmpty()) {
        return Headers.none();
      }
      var last = URLEncoder.encode(items.get(items.size() - 1), StandardCharsets.UTF_8);
      return Headers.none()
          .with("Link", "<" + path + "?n=" + size + "&last=" + last + ">; rel=\"next\"");
    }
  }
}
