// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.Origin;
import io.kpm.oci.DockerHub;
import java.net.URI;

/** Where the requests to a registry go. */
public final class RegistryHost {
  private RegistryHost() {}

  /** Host and port that answer for a registry as references name it. */
  public static String of(String registry) {
    return registry.equals(DockerHub.NAME) ? DockerHub.API_HOST : registry;
  }

  /** Where the requests to a registry go, over http or https. */
  public static Origin origin(String scheme, String registry) {
    return Origin.of(URI.create(scheme + "://" + of(registry)));
  }

  /** The address by which a registry is recognised. */
  static URI base(Origin origin) {
    return URI.create(origin + "/v2/");
  }
}
