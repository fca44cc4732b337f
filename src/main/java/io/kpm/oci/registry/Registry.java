// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Origin;
import io.kpm.http.TransportException;
import io.kpm.oci.auth.LoopbackTrial;
import io.kpm.oci.auth.Network;
import io.kpm.oci.auth.RegistryAuth;
import io.kpm.oci.auth.RegistryHost;
import io.kpm.oci.auth.SchemeRules;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One registry in one command: what it speaks is found out once, its tokens are shared. */
final class Registry {
  private final String name;
  private final Network network;
  private final SchemeRules rules;
  private final NamedHosts hosts;
  private final boolean insecure;
  private @Nullable RegistryAuth auth;

  /**
   * Makes no request.
   *
   * @param name as references spell it
   * @param insecure whether its certificate is taken as it is
   */
  Registry(String name, Network network, SchemeRules rules, NamedHosts hosts, boolean insecure) {
    this.name = name;
    this.network = network;
    this.rules = rules;
    this.hosts = hosts;
    this.insecure = insecure;
  }

  String name() {
    return name;
  }

  Network network() {
    return network;
  }

  /**
   * How to ask this registry; may make a request to find out what it speaks.
   *
   * @param repository for which part of the registry a login may have been recorded
   */
  synchronized RegistryAuth auth(String repository) throws IOException {
    if (auth == null) {
      auth = connect(repository);
    }
    return auth;
  }

  private RegistryAuth connect(String repository) throws IOException {
    var choice = rules.choose(name, repository);
    if (choice != SchemeRules.Choice.TRY) {
      var scheme = choice == SchemeRules.Choice.HTTP ? "http" : "https";
      return known(RegistryHost.origin(scheme, name), repository);
    }
    try {
      var found = LoopbackTrial.ask(network.wire(), name);
      var tried = known(found.origin(), repository);
      if (found.unauthorized().isPresent()) {
        tried.learn(found.unauthorized().get());
      }
      return tried;
    } catch (TransportException e) {
      throw e.toKpmException("cannot reach the registry `" + name + "`");
    }
  }

  private RegistryAuth known(Origin origin, String repository) {
    hosts.add(origin, insecure || rules.isUnverified(name, repository));
    return new RegistryAuth(name, origin, network);
  }
}
