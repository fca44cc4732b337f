// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Origin;
import io.kpm.http.TlsSettings;
import java.util.HashSet;
import java.util.Set;

/** The registries that the user or a dependency named in this command. For several threads. */
final class NamedHosts implements TlsSettings.Hosts {
  private final Set<Origin> registries = new HashSet<>();
  private final Set<String> unverified = new HashSet<>();

  synchronized void add(Origin registry, boolean isUnverified) {
    registries.add(registry);
    if (isUnverified) {
      unverified.add(registry.host());
    }
  }

  @Override
  public synchronized boolean isRegistry(Origin origin) {
    return registries.contains(origin);
  }

  @Override
  public synchronized boolean isUnverified(String host) {
    return unverified.contains(host);
  }
}
