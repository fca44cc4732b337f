// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Request;
import io.kpm.http.Response;
import io.kpm.json.InvalidJsonException;
import io.kpm.json.StrictJson;
import io.kpm.oci.auth.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v2/R/tags/list}: one page of tags. Never with {@code n} or {@code last}: some
 * registries ignore them and send everything, so that a loop over them would not end.
 */
final class ListTags implements Endpoint<ListTags.Page> {
  private final RepositoryAddress address;
  private final URI uri;

  ListTags(RepositoryAddress address, URI uri) {
    this.address = address;
    this.uri = uri;
  }

  /**
   * A part of the list.
   *
   * @param entries as the registry wrote them; what is no text stands here as JSON
   * @param next the address of the next page as the registry wrote it
   */
  record Page(List<String> entries, Optional<String> next) {
    static final Page EMPTY = new Page(List.of(), Optional.empty());
  }

  @Override
  public Request request() {
    return Request.of("GET", uri);
  }

  /** A repository that is not there has no tags. */
  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Page read(Response response) throws IOException {
    if (response.status() == 404) {
      return Page.EMPTY;
    }
    var limits = address.limits();
    var body = Answer.read(response, limits.manifestBytes());
    if (body.length > limits.manifestBytes()) {
      throw limits.exceeded("a page of the tags of " + address.name());
    }
    return new Page(entries(body), LinkHeader.next(response.headers()));
  }

  private List<String> entries(byte[] body) {
    JsonElement json;
    try {
      json = StrictJson.parse(body);
    } catch (InvalidJsonException e) {
      throw new KpmException(
          ErrorId.E_PROTO, "the tags of " + address.name() + " are not JSON: " + e.where(), e);
    }
    if (!(json instanceof JsonObject object) || !(object.get("tags") instanceof JsonArray tags)) {
      return List.of();
    }
    var entries = new ArrayList<String>(tags.size());
    for (var tag : tags) {
      boolean isText = tag instanceof JsonPrimitive primitive && primitive.isString();
      entries.add(isText ? tag.getAsString() : "JSON " + tag);
    }
    return entries;
  }

  @Override
  public String action() {
    return "list the tags of " + address.name();
  }
}
