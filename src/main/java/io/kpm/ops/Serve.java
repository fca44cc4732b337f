// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.oci.serve.RegistryServer;
import io.kpm.oci.serve.ServeOptions;
import io.kpm.oci.serve.ServeOptions.Access;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Serves a directory as a registry: {@code kpm registry serve}. */
public final class Serve {
  private static final int MAX_PORT = 65_535;

  private final Reporter reporter;
  private final Clock clock;

  /**
   * Prepares the operation.
   *
   * @param reporter receives the access log and warnings
   */
  public Serve(Reporter reporter, Clock clock) {
    this.reporter = reporter;
    this.clock = clock;
  }

  /**
   * What to serve, and to whom; without a user and without a file everybody may push.
   *
   * @param address host and port, such as {@code 127.0.0.1:5001}; port 0 is any free one
   * @param directory made if it does not exist
   * @param htpasswd a file of users with bcrypt hashes
   */
  public record Request(
      String address, Path directory, Optional<User> user, Optional<Path> htpasswd) {}

  /** The one user who may log in. */
  public record User(String name, String password) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return name + ":***";
    }
  }

  /** A registry that answers requests until it is closed. */
  public static final class Running implements AutoCloseable {
    private final RegistryServer server;
    private final Path directory;

    private Running(RegistryServer server, Path directory) {
      this.server = server;
      this.directory = directory;
    }

    /** Where it listens, with the real port: {@code http://127.0.0.1:5001}. */
    public String url() {
      return server.url();
    }

    /**
     * Serves until the process is asked to end; running requests are finished then. Returns early
     * if this thread is interrupted.
     */
    public void await() {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "kpm-serve-end"));
      try {
        server.awaitClose();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Waits up to five seconds for running requests. */
    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw DiskError.of("cannot close the registry in", directory, e);
      }
    }
  }

  /**
   * Starts the registry; returns when it answers.
   *
   * @throws KpmException {@code E_USAGE} for an address that is none or two ways to log in;
   *     {@code E_IO} if the port or the directory is in use; {@code E_POLICY} if other machines
   *     could push without a login; {@code E_CONFIG} for a malformed file of users
   */
  public Running start(Request request) {
    var options = options(request);
    return new Running(RegistryServer.start(options, reporter, clock), request.directory());
  }

  private static ServeOptions options(Request request) {
    var address = request.address();
    int colon = address.lastIndexOf(':');
    int port = colon < 0 ? -1 : port(address.substring(colon + 1));
    var host = colon < 0 ? "" : address.substring(0, colon);
    boolean isBareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    if (port < 0 || host.isEmpty() || isBareIpv6) {
      throw new KpmException(
          ErrorId.E_USAGE,
          Foreign.quote(address) + " is not an address: expected HOST:PORT, such as"
              + " `127.0.0.1:5001`");
    }
    return new ServeOptions(request.directory(), host, port, access(request));
  }

  /** The number, or -1 if it is no port. */
  private static int port(String text) {
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || port > MAX_PORT) {
        return -1;
      }
      port = port * 10 + c - '0';
    }
    return text.isEmpty() || port > MAX_PORT ? -1 : port;
  }

  private static Access access(Request request) {
    if (request.user().isPresent() && request.htpasswd().isPresent()) {
      throw new KpmException(ErrorId.E_USAGE, "`--user` and `--htpasswd` exclude each other");
    }
    if (request.user().isPresent()) {
      var user = request.user().get();
      return new Access.OneUser(user.name(), user.password());
    }
    return request.htpasswd().isPresent()
        ? new Access.HtpasswdFile(request.htpasswd().get())
        : new Access.Everybody();
  }
}
