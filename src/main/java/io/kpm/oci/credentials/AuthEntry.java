// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code auths} in the form of docker's configuration file
 * (https://github.com/docker/cli/blob/v28.5.2/cli/config/types/authconfig.go).
 */
final class AuthEntry {
  private static final String AUTH = "auth";
  private static final String IDENTITY_TOKEN = "identitytoken";
  private static final String REGISTRY_TOKEN = "registrytoken";
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";

  private AuthEntry() {}

  /**
   * The credential that an entry holds; empty for an entry without one, as credential programs
   * leave them.
   *
   * @throws IllegalArgumentException saying what is wrong, without any value
   */
  static Optional<Credential> read(JsonObject entry) {
    var pair = pair(entry);
    var identity = text(entry, IDENTITY_TOKEN);
    if (!identity.isEmpty()) {
      return Optional.of(new Credential.RefreshToken(pair.user(), identity));
    }
    var bearer = text(entry, REGISTRY_TOKEN);
    if (!bearer.isEmpty()) {
      return Optional.of(new Credential.RegistryToken(bearer));
    }
    return pair.user().isEmpty() && pair.secret().isEmpty() ? Optional.empty() : Optional.of(pair);
  }

  /** Puts a credential into an entry; what else stands there stays. */
  static void write(Credential credential, JsonObject entry) {
    for (var key : List.of(AUTH, IDENTITY_TOKEN, REGISTRY_TOKEN, USERNAME, PASSWORD)) {
      entry.remove(key);
    }
    if (credential instanceof Credential.Password password) {
      entry.addProperty(AUTH, base64(password.user(), password.secret()));
    } else if (credential instanceof Credential.RefreshToken refresh) {
      if (!refresh.user().isEmpty()) {
        entry.addProperty(AUTH, base64(refresh.user(), ""));
      }
      entry.addProperty(IDENTITY_TOKEN, refresh.token());
    } else if (credential instanceof Credential.RegistryToken registry) {
      entry.addProperty(REGISTRY_TOKEN, registry.token());
    }
  }

  private static Credential.Password pair(JsonObject entry) {
    var encoded = text(entry, AUTH);
    if (encoded.isEmpty()) {
      return new Credential.Password(text(entry, USERNAME), text(entry, PASSWORD));
    }
    var decoded = decode(encoded);
    int colon = decoded.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("`auth` holds no `user:password`");
    }
    return new Credential.Password(
        decoded.substring(0, colon), withoutNuls(decoded.substring(colon + 1)));
  }

  private static String decode(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), UTF_8);
    } catch (IllegalArgumentException e) {
      // Without the cause: it quotes characters of the secret.
      throw new IllegalArgumentException("`auth` is not base64");
    }
  }

  /** Old versions of docker padded the text to a fixed length. */
  private static String withoutNuls(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String base64(String user, String secret) {
    return Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
  }

  private static String text(JsonObject entry, String key) {
    var value = entry.get(key);
    if (value == null || value.isJsonNull()) {
      return "";
    }
    if (value instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw new IllegalArgumentException("`" + key + "` is not a text");
  }
}
