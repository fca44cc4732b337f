// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A transport that gives prepared answers in their order and remembers the requests. */
final class Script implements HttpTransport {
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  /** One answer, or one failure. */
  private interface Step {
    Response answer(Request request) throws IOException;
  }

  static Script of() {
    return new Script();
  }

  Script answer(int status, String... namesAndValues) {
    return text(status, "", namesAndValues);
  }

  Script text(int status, String body, String... namesAndValues) {
    var headers = Headers.none();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
    }
    var fields = headers;
    steps.add(request -> new Response(
        request.uri(), status, fields, new ByteArrayInputStream(body.getBytes(UTF_8))));
    return this;
  }

  Script fail(TransportException.Kind kind) {
    steps.add(request -> {
      throw new TransportException(kind, "it failed");
    });
    return this;
  }

  @Override
  public Response send(Request request) throws IOException {
    requests.add(request);
    return steps.size() == 1 ? steps.getFirst().answer(request) : steps.remove().answer(request);
  }

  List<Request> requests() {
    return requests;
  }

  List<String> urls() {
    return requests.stream().map(r -> r.uri().toString()).toList();
  }
}
