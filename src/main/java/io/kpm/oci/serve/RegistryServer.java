// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A registry that runs until it is closed: the distribution specification on a directory. */
public final class RegistryServer implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final Acceptor acceptor;
  private final DirectoryClaim claim;
  private final String url;
  private final CountDownLatch closed = new CountDownLatch(1);

  private RegistryServer(Acceptor acceptor, DirectoryClaim claim, String url) {
    this.acceptor = acceptor;
    this.claim = claim;
    this.url = url;
  }

  /**
   * Starts to listen; returns when requests are answered.
   *
   * @param reporter receives the access log and warnings
   * @throws KpmException {@code E_IO} if the port is in use, or the directory cannot be used or is
   *     served already; {@code E_POLICY} if others could reach it without a login; {@code E_CONFIG}
   *     for a malformed file of users
   */
  public static RegistryServer start(ServeOptions options, Reporter reporter, Clock clock) {
    return start(options, Limits.defaults(), reporter, clock);
  }

  static RegistryServer start(ServeOptions options, Limits limits, Reporter reporter, Clock clock) {
    var address = address(options, reporter);
    var gate = new Gate(options.access(), reporter, clock);
    try {
      Files.createDirectories(options.directory());
      var claim = DirectoryClaim.of(options.directory());
      try {
        var storage = new Storage(options.directory(), limits, clock);
        storage.tidy(reporter);
        var listener = listen(address, options);
        var url = "http://" + options.host() + ":" + listener.getLocalPort();
        claim.sign(url);
        var api = new Api(storage, gate, limits, reporter);
        var acceptor = new Acceptor(listener, api, limits, reporter, clock);
        acceptor.start();
        return new RegistryServer(acceptor, claim, url);
      } catch (IOException | KpmException e) {
        claim.close();
        throw e;
      }
    } catch (IOException e) {
      throw DiskError.of("cannot serve", options.directory(), e);
    }
  }

  /** Where it listens, with the real port: {@code http://127.0.0.1:5001}. */
  public String url() {
    return url;
  }

  /** Waits until the server is closed by another thread. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Takes no further requests, and waits up to five seconds for those that are running. */
  @Override
  public void close() throws IOException {
    try {
      acceptor.close();
    } finally {
      claim.close();
      closed.countDown();
    }
  }

  private static InetSocketAddress address(ServeOptions options, Reporter reporter) {
    InetAddress address;
    try {
      address = InetAddress.getByName(options.host());
    } catch (UnknownHostException e) {
      throw new KpmException(
          ErrorId.E_IO, "cannot listen at " + Foreign.quote(options.host()) + ": no such host", e);
    }
    boolean isOpen = options.access() instanceof ServeOptions.Access.Everybody;
    if (!address.isLoopbackAddress() && isOpen) {
      throw new KpmException(
              ErrorId.E_POLICY,
              "cannot listen at " + Foreign.quote(options.host())
                  + ": other machines could push without a login")
          .withHint("add `--htpasswd FILE` or `--user NAME --password-stdin`");
    }
    if (!address.isLoopbackAddress()) {
      reporter.warn("passwords and content travel in clear to " + Foreign.quote(options.host()));
    }
    return new InetSocketAddress(address, options.port());
  }

  private static ServerSocket listen(InetSocketAddress address, ServeOptions options)
      throws IOException {
    var listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, BACKLOG);
      return listener;
    } catch (IOException e) {
      listener.close();
      throw new KpmException(
          ErrorId.E_IO,
          "cannot listen at `" + options.host() + ":" + options.port() + "`: "
              + DiskError.reason(e),
          e);
    }
  }
}
