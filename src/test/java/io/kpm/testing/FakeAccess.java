// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may ask a {@link FakeRegistry}: anybody, or whoever has the password or a token. */
final class FakeAccess {
  private final String scheme;
  private final String user;
  private final String password;
  private final Map<String, List<String>> tokens = new HashMap<>();
  private final Set<String> acceptedTokens = new HashSet<>();
  private final Set<String> refreshTokens = new HashSet<>();
  private String realm = "";
  private int nextToken = 1;

  /**
   * The rule.
   *
   * @param scheme {@code basic}, {@code bearer}, or nothing for anybody
   */
  FakeAccess(String scheme, String user, String password) {
    this.scheme = scheme;
    this.user = user;
    this.password = password;
  }

  synchronized void setRealm(String url) {
    realm = url;
  }

  synchronized void acceptToken(String token) {
    acceptedTokens.add(token);
  }

  synchronized void acceptRefreshToken(String token) {
    refreshTokens.add(token);
  }

  synchronized void expireTokens() {
    tokens.clear();
  }

  /** The 401 for who may not; {@code repository} is empty for addresses without one. */
  synchronized Optional<FakeAnswer> denial(Recorded request, String repository) {
    var given = request.header("authorization").orElse("");
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    var actions = reads ? "pull" : "pull,push";
    return switch (scheme) {
      case "basic" -> given.equals(basic()) ? Optional.empty() : denied("Basic realm=\"fake\"");
      case "bearer" ->
        allows(given, repository, actions)
            ? Optional.empty()
            : denied(
                "Bearer realm=\"" + realm + "\",service=\"fake\"" + scope(repository, actions));
      default -> Optional.empty();
    };
  }

  synchronized FakeAnswer token(Recorded request) {
    var form = Query.of("?" + request.text());
    boolean isKnown = request.header("authorization").orElse("").equals(basic())
        || refreshTokens.contains(form.first("refresh_token"));
    if (!isKnown) {
      return FakeAnswer.error(401, "UNAUTHORIZED", "");
    }
    var token = "token-" + nextToken++;
    var scopes = new ArrayList<>(Query.of(request.path()).all("scope"));
    scopes.addAll(List.of(form.first("scope").split(" ", -1)));
    tokens.put(token, List.copyOf(scopes));
    var body = new JsonObject();
    body.addProperty("token", token);
    body.addProperty("expires_in", 300);
    return FakeAnswer.json(200, body);
  }

  private boolean allows(String given, String repository, String actions) {
    var token = given.startsWith("Bearer ") ? given.substring("Bearer ".length()) : "";
    if (acceptedTokens.contains(token)) {
      return true;
    }
    var scopes = tokens.get(token);
    return scopes != null
        && (repository.isEmpty()
            || scopes.stream().anyMatch(scope -> covers(scope, repository, actions)));
  }

  private static boolean covers(String scope, String repository, String actions) {
    var prefix = "repository:" + repository + ":";
    return scope.startsWith(prefix)
        && Set.of(scope.substring(prefix.length()).split(",", -1))
            .containsAll(Set.of(actions.split(",", -1)));
  }

  private static String scope(String repository, String actions) {
    return repository.isEmpty() ? "" : ",scope=\"repository:" + repository + ":" + actions + "\"";
  }

  private static Optional<FakeAnswer> denied(String challenge) {
    return Optional.of(
        FakeAnswer.error(401, "UNAUTHORIZED", "").with("WWW-Authenticate", challenge));
  }

  private String basic() {
    var pair = (user + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
