// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * A small OCI registry on loopback, in memory, that misbehaves as it is told and remembers every
 * connection and request.
 *
 * <pre>{@code
 * try (var registry = FakeRegistry.start()) {
 *   registry.putPackage("kcl/hello", "0.1.0", Map.of("kcl.mod", "…"));
 *   registry.fault("GET", "/blobs/", Fault.truncate(0.5).once());
 *   … run the client against registry.host()
 *   assertThat(registry.requests("GET", "/blobs/")).hasSize(2);
 * }
 * }</pre>
 *
 * <p>It is forgiving where a real registry is strict, and answers requests in absolute form, so
 * that it can play a proxy for any host name.
 */
public final class FakeRegistry implements Closeable {
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
  private static final String PLAIN_TEXT_EXPECTED =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final int BACKLOG = 50;
  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket server;
  private final Options options;
  private final FakeContent content;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<ActiveFault> faults = new ArrayList<>();
  private final List<Recorded> requests = new ArrayList<>();
  private final List<Integer> firstBytes = new ArrayList<>();
  private final List<Socket> open = new ArrayList<>();

  /**
   * How a registry is started.
   *
   * @param page greatest number of tags on one page; 0 for all
   */
  public record Options(FakeAccess access, int page, Optional<TestCertificate> certificate) {
    public Options basicAuth(String user, String password) {
      return new Options(new FakeAccess("basic", user, password), page, certificate);
    }

    /** Tokens from {@code /token} of the registry itself, unless {@code setRealm} names another. */
    public Options bearerAuth(String user, String password) {
      return new Options(new FakeAccess("bearer", user, password), page, certificate);
    }

    public Options page(int tags) {
      return new Options(access, tags, certificate);
    }

    public Options tls(TestCertificate shown) {
      return new Options(access, page, Optional.of(shown));
    }

    public FakeRegistry start() {
      return new FakeRegistry(this);
    }
  }

  /** A fault with what is left of it. */
  private static final class ActiveFault {
    private final String method;
    private final Pattern path;
    private final Fault fault;
    private int left;
    private int skip;

    private ActiveFault(String method, String path, Fault fault) {
      this.method = method;
      this.path = Pattern.compile(path);
      this.fault = fault;
      this.left = fault.times();
      this.skip = fault.skip();
    }

    private boolean matches(Recorded request) {
      return left != 0 && isFor(request, method, path);
    }
  }

  private FakeRegistry(Options options) {
    this.options = options;
    this.content = new FakeContent(options.access(), options.page());
    try {
      var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      server = options.certificate().isPresent()
          ? options.certificate().get().listen(loopback)
          : new ServerSocket(0, BACKLOG, loopback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    options.access().setRealm(url() + "/token");
    inBackground(this::acceptAll);
  }

  /** Without login, over plain http. */
  public static FakeRegistry start() {
    return with().start();
  }

  public static Options with() {
    return new Options(new FakeAccess("", "", ""), 0, Optional.empty());
  }

  /** Host and port, as in a reference. */
  public String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Scheme, host and port. */
  public String url() {
    return (options.certificate().isPresent() ? "https://" : "http://") + host();
  }

  public URI uri(String path) {
    return URI.create(url() + path);
  }

  public String putBlob(String repository, String text) {
    return putBlob(repository, text.getBytes(UTF_8));
  }

  /** Stores a blob and returns its digest. */
  public String putBlob(String repository, byte[] bytes) {
    return content.putBlob(repository, bytes);
  }

  /** Stores a manifest as it is, however wrong, under a tag or nothing, and returns its digest. */
  public String putManifest(String repository, String tag, String mediaType, String json) {
    return content.putManifest(repository, tag, mediaType, json.getBytes(UTF_8));
  }

  /** Stores a KCL package of these files and returns the digest of its manifest. */
  public String putPackage(String repository, String tag, Map<String, String> files) {
    var tar = TarBuilder.tar();
    new TreeMap<>(files).forEach(tar::file);
    return putPackage(repository, tag, tar.gzip());
  }

  /** Stores a KCL package whose layer has these bytes, for example of a {@link TarBuilder}. */
  public String putPackage(String repository, String tag, byte[] layer) {
    var config = "{}".getBytes(UTF_8);
    putBlob(repository, config);
    putBlob(repository, layer);
    var layers = new JsonArray();
    layers.add(descriptor(LAYER, layer));
    var annotations = new JsonObject();
    var name = repository.substring(repository.lastIndexOf('/') + 1);
    annotations.addProperty("org.kcllang.package.name", name);
    annotations.addProperty("org.kcllang.package.version", tag);
    var manifest = new JsonObject();
    manifest.addProperty("schemaVersion", 2);
    manifest.addProperty("mediaType", FakeContent.MANIFEST);
    manifest.add("config", descriptor(CONFIG, config));
    manifest.add("layers", layers);
    manifest.add("annotations", annotations);
    return putManifest(repository, tag, FakeContent.MANIFEST, manifest.toString());
  }

  /**
   * Spoils requests. Earlier faults decide first; one that is used up lets the later ones decide.
   *
   * @param method {@code *} for all
   * @param path a regular expression that is searched in path and query
   */
  public synchronized void fault(String method, String path, Fault fault) {
    faults.add(new ActiveFault(method, path, fault));
  }

  public synchronized void clearFaults() {
    faults.clear();
  }

  public synchronized void clearLog() {
    requests.clear();
    firstBytes.clear();
  }

  public synchronized List<Recorded> requests() {
    return List.copyOf(requests);
  }

  public synchronized List<Recorded> requests(String method, String path) {
    var pattern = Pattern.compile(path);
    var found = new ArrayList<>(requests);
    found.removeIf(request -> !isFor(request, method, pattern));
    return List.copyOf(found);
  }

  /** Waits until so many requests have arrived; the test's own time-out ends it. */
  public synchronized List<Recorded> await(int count, String method, String path)
      throws InterruptedException {
    while (requests(method, path).size() < count) {
      wait();
    }
    return requests(method, path);
  }

  /** The first byte of each connection; 0x16 means that the client speaks TLS. */
  public synchronized List<Integer> connections() {
    return List.copyOf(firstBytes);
  }

  /** Tag and digest. */
  public Map<String, String> tags(String repository) {
    return content.tags(repository);
  }

  public boolean holds(String repository, String digest) {
    return content.holds(repository, digest);
  }

  /** Manifests, as {@code repository@digest}, that refer to something which is not there. */
  public List<String> incomplete() {
    return content.incomplete();
  }

  public int openUploads() {
    return content.openUploads();
  }

  /** Forgets the tokens it gave out. */
  public void expireTokens() {
    options.access().expireTokens();
  }

  /** An access token that is good for everything, whoever gave it. */
  public void acceptToken(String token) {
    options.access().acceptToken(token);
  }

  public void acceptRefreshToken(String token) {
    options.access().acceptRefreshToken(token);
  }

  /** Where its challenges send clients for a token. */
  public void setRealm(String url) {
    options.access().setRealm(url);
  }

  /** Ends all connections, also those that hang. */
  @Override
  public void close() {
    stopping.countDown();
    closeQuietly(server);
    synchronized (this) {
      open.forEach(FakeRegistry::closeQuietly);
    }
  }

  /** Ends the connections that are open now, as a server does that restarts. */
  public synchronized void dropConnections() {
    open.forEach(FakeRegistry::closeQuietly);
    open.clear();
  }

  private static JsonObject descriptor(String mediaType, byte[] bytes) {
    var descriptor = new JsonObject();
    descriptor.addProperty("mediaType", mediaType);
    descriptor.addProperty("digest", Sha256.of(bytes));
    descriptor.addProperty("size", bytes.length);
    return descriptor;
  }

  private static boolean isFor(Recorded request, String method, Pattern path) {
    return (method.equals("*") || method.equals(request.method()))
        && path.matcher(request.path()).find();
  }

  private void acceptAll() {
    while (stopping.getCount() > 0) {
      try {
        var socket = server.accept();
        synchronized (this) {
          open.add(socket);
        }
        inBackground(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var exchange = new FakeExchange(socket, content, stopping);
      boolean isTls = options.certificate().isPresent();
      var first = isTls ? Optional.of(TLS_HANDSHAKE) : exchange.firstByte();
      first.ifPresent(this::connected);
      if (!isTls && first.equals(Optional.of(TLS_HANDSHAKE))) {
        exchange.write(PLAIN_TEXT_EXPECTED.getBytes(UTF_8));
        return;
      }
      while (!exchange.isStopped() && exchange.readHead()) {
        answer(exchange);
      }
    } catch (IOException e) {
      // The client went away, or a fault cut the connection.
      closeQuietly(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(FakeExchange exchange) throws IOException, InterruptedException {
    var fault = pick(exchange.request());
    if (fault.isEmpty() || !fault.get().isBeforeBody()) {
      exchange.readBody();
    }
    record(exchange.request());
    if (fault.isPresent()) {
      fault.get().action().spoil(exchange);
    } else {
      exchange.send(exchange.normalAnswer());
    }
    if (exchange.request().header("connection").orElse("").equalsIgnoreCase("close")) {
      exchange.stop();
    }
  }

  private synchronized void connected(int firstByte) {
    firstBytes.add(firstByte);
  }

  private synchronized void record(Recorded request) {
    requests.add(request);
    notifyAll();
  }

  private synchronized Optional<Fault> pick(Recorded request) {
    for (var active : faults) {
      if (!active.matches(request)) {
        continue;
      }
      if (active.skip > 0) {
        active.skip--;
        return Optional.empty();
      }
      active.left--;
      return Optional.of(active.fault);
    }
    return Optional.empty();
  }

  private static void inBackground(Runnable work) {
    var thread = new Thread(work, "fake-registry");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
