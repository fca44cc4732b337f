// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which proxy leads to which origin, by the variables that everybody uses. */
final class Proxies {
  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The proxy for the origin, if one is set; never one for loopback. */
  Optional<Proxy> forOrigin(Origin origin) {
    if (origin.isLoopback()) {
      return Optional.empty();
    }
    var variable = variableFor(origin.isSecure() ? "HTTPS_PROXY" : "HTTP_PROXY");
    var name = variable.isEmpty() ? variableFor("ALL_PROXY") : variable;
    if (name.isEmpty() || isExcluded(origin)) {
      return Optional.empty();
    }
    return Optional.of(
        Proxy.parse(name.get(), environment.getOrDefault(name.get(), "").strip()));
  }

  /** The name as it is set: in upper case, else in lower case. */
  private Optional<String> variableFor(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (!environment.getOrDefault(name, "").isBlank()) {
      return Optional.of(name);
    }
    return environment.getOrDefault(lower, "").isBlank() ? Optional.empty() : Optional.of(lower);
  }

  private boolean isExcluded(Origin origin) {
    var name = variableFor("NO_PROXY");
    if (name.isEmpty()) {
      return false;
    }
    for (var item : environment.getOrDefault(name.get(), "").split(",", -1)) {
      if (covers(item.strip().toLowerCase(Locale.ROOT), origin)) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(String item, Origin origin) {
    if (item.isEmpty() || item.equals("*")) {
      return item.equals("*");
    }
    var host = origin.bareHost();
    int slash = item.indexOf('/');
    if (slash > 0) {
      return isInNetwork(host, item.substring(0, slash), item.substring(slash + 1));
    }
    int colon = portColonIn(item);
    if (colon >= 0 && !item.substring(colon + 1).equals(Integer.toString(origin.port()))) {
      return false;
    }
    return isHostOrBelow(host, bare(colon < 0 ? item : item.substring(0, colon)));
  }

  /** Where the port begins; -1 if there is none, as in an IPv6 address without brackets. */
  private static int portColonIn(String item) {
    int first = item.indexOf(':', item.lastIndexOf(']') + 1);
    return first == item.lastIndexOf(':') ? first : -1;
  }

  private static boolean isInNetwork(String host, String network, String bits) {
    boolean isNumber = Syntax.isDigits(bits) && bits.length() <= 3;
    return isNumber && IpLiteral.of(host).isIn(IpLiteral.of(network), Integer.parseInt(bits));
  }

  private static boolean isHostOrBelow(String host, String item) {
    var address = IpLiteral.of(item);
    if (address.isAddress()) {
      return IpLiteral.of(host).isIn(address, address.bits());
    }
    var domain = item.startsWith(".") ? item.substring(1) : item;
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
