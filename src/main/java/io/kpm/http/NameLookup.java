// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static io.kpm.http.TransportException.Kind.UNKNOWN_HOST;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A question to the name service on a thread of its own, since it knows no time-out. */
final class NameLookup extends Thread {
  private final String host;
  private volatile InetAddress @Nullable [] addresses;

  private NameLookup(String host) {
    super("http-name-lookup");
    setDaemon(true);
    this.host = host;
  }

  /** All addresses of the origin's host, at least one. */
  static InetAddress[] of(Origin origin, String peer, Deadline deadline) throws IOException {
    var host = origin.bareHost();
    if (origin.isLoopback() || IpLiteral.of(host).isAddress()) {
      return known(InetAddress.getAllByName(host), peer);
    }
    var lookup = new NameLookup(host);
    lookup.start();
    try {
      lookup.join(deadline.left().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (lookup.isAlive()) {
      throw deadline.passed("looking up the name of " + peer, new SocketTimeoutException());
    }
    return known(lookup.addresses, peer);
  }

  @Override
  public void run() {
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      addresses = null;
    }
  }

  private static InetAddress[] known(InetAddress @Nullable [] addresses, String peer)
      throws TransportException {
    if (addresses == null || addresses.length == 0) {
      throw new TransportException(UNKNOWN_HOST, "nobody knows the name of " + peer);
    }
    return addresses;
  }
}
