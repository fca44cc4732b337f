// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.error.ErrorId.E_POLICY;
import static io.kpm.error.ErrorId.E_PROTO;
import static io.kpm.error.ErrorId.E_REDIRECT;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Follows redirects as far as it is safe.
 *
 * <p>Another origin gets {@code Range} and {@code Accept} and nothing else; it is not contacted
 * after a step from https to http, if it is link-local, or if it is private and the registry is
 * not. {@code HEAD} stays with its origin, since signed addresses are good for one method: a
 * redirect elsewhere is itself the answer.
 */
public final class RedirectTransport implements HttpTransport {
  private static final int MAX_HOPS = 5;
  private static final List<String> FOR_ANYONE = List.of("Range", "Accept");

  private final HttpTransport next;
  private final boolean staysAtOrigin;

  private RedirectTransport(HttpTransport next, boolean staysAtOrigin) {
    this.next = next;
    this.staysAtOrigin = staysAtOrigin;
  }

  /** For registries, whose blobs lie elsewhere. */
  public static RedirectTransport anywhere(HttpTransport next) {
    return new RedirectTransport(next, false);
  }

  /** For token servers: a redirect to another origin is {@code E_POLICY}. */
  public static RedirectTransport withinOrigin(HttpTransport next) {
    return new RedirectTransport(next, true);
  }

  /**
   * Sends the request to where it finally belongs; {@link Response#uri()} tells where that is.
   *
   * @throws KpmException {@code E_REDIRECT}, {@code E_POLICY} or {@code E_PROTO} if an answer leads
   *     where nobody may follow; nothing was sent there
   */
  @Override
  public Response send(Request request) throws IOException {
    var current = request;
    for (int hops = 0; ; hops++) {
      var response = next.send(current);
      if (!isRedirect(response.status()) || isAnswerToHead(current, response)) {
        return response;
      }
      try (response) {
        current = redirected(request, current, response);
        if (hops == MAX_HOPS) {
          throw refusal(E_REDIRECT, current, "more than " + MAX_HOPS + " redirects");
        }
      }
    }
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean isAnswerToHead(Request request, Response response) {
    if (!request.method().equals("HEAD")) {
      return false;
    }
    var target =
        Location.resolve(request.uri(), response.headers().first("Location").orElse(""));
    return target.isPresent() && !Origin.of(target.get()).equals(Origin.of(request.uri()));
  }

  private Request redirected(Request first, Request current, Response response) {
    var target = targetOf(current, response);
    boolean isSameOrigin = Origin.of(target).equals(Origin.of(current.uri()));
    boolean reads = current.method().equals("GET") || current.method().equals("HEAD");
    if (!isSameOrigin && (staysAtOrigin || !reads)) {
      throw refusal(E_POLICY, current, "redirected to " + Origin.of(target));
    }
    if (!reads && response.status() != 307 && response.status() != 308) {
      throw refusal(
          E_REDIRECT, current, "a " + current.method() + " was redirected by " + response.status());
    }
    if (isSameOrigin) {
      return current.to(target);
    }
    checkHost(first, current, Origin.of(target));
    return current.to(target).with(publicHeaders(current.headers()));
  }

  private static URI targetOf(Request current, Response response) {
    var locations = response.headers().all("Location");
    if (locations.isEmpty() || locations.get(0).isEmpty()) {
      throw refusal(E_PROTO, current, response.status() + " without `Location`");
    }
    if (locations.size() > 1) {
      throw refusal(E_PROTO, current, "several fields `Location`");
    }
    return Location.resolve(current.uri(), locations.get(0))
        .orElseThrow(() -> refusal(E_REDIRECT, current, "`Location` is no usable http address"));
  }

  private static void checkHost(Request first, Request current, Origin target) {
    if (Origin.of(current.uri()).isSecure() && !target.isSecure()) {
      throw refusal(E_REDIRECT, current, "redirected from https to http at " + target);
    }
    if (target.isLinkLocal()) {
      throw refusal(E_REDIRECT, current, "redirected to the link-local address " + target);
    }
    if (target.isPrivate() && !Origin.of(first.uri()).isPrivate()) {
      throw refusal(E_REDIRECT, current, "redirected to the private address " + target);
    }
  }

  private static Headers publicHeaders(Headers headers) {
    var kept = Headers.none();
    for (var name : FOR_ANYONE) {
      for (var value : headers.all(name)) {
        kept = kept.with(name, value);
      }
    }
    return kept;
  }

  private static KpmException refusal(ErrorId id, Request request, String reason) {
    return new KpmException(
        id,
        "cannot follow " + request.method() + " " + Redaction.place(request.uri()) + ": " + reason);
  }
}
