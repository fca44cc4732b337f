// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.auth;

import io.kpm.http.Origin;
import io.kpm.oci.DockerHub;
import java.net.URI;

/** Where the requests to a registry go. */
public final class RegistryHost {
  private RegistryHost() {}

  /** The origin that answers over http or https for a registry as references name it. */
  public static Origin origin(String scheme, String registry) {
    var host = registry.equals(DockerHub.NAME) ? DockerHub.API_HOST : registry;
    return Origin.of(URI.create(scheme + "://" + host));
  }

  /** The address by which a registry is recognised. */
  static URI base(Origin origin) {
    return URI.create(origin + "/v2/");
  }
}
