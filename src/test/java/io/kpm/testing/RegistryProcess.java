// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A real registry, Debian's {@code docker-registry}, on a free port of the loopback interface. A
 * test that asks for one is skipped where it is not installed.
 */
public final class RegistryProcess implements AutoCloseable {
  /** The user of {@link Feature#LOGIN}. */
  public static final String USER = "test";

  /** The password of {@link Feature#LOGIN}. */
  public static final String PASSWORD = "1234";

  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final String STORE_PASSWORD = "changeit";
  private static final int BCRYPT_COST = 5;

  private final Process process;
  private final String host;
  private final Path directory;

  private RegistryProcess(Process process, String host, Path directory) {
    this.process = process;
    this.host = host;
    this.directory = directory;
  }

  /**
   * What the registry asks for or allows; without any it is open, in clear and keeps everything.
   */
  public enum Feature {
    /** Basic authentication. */
    LOGIN,
    /** TLS with a certificate of its own for {@code localhost} and {@code 127.0.0.1}. */
    TLS,
    /** Manifests and blobs can be deleted. */
    DELETE
  }

  /**
   * Starts a registry that keeps its files in a directory; returns when it answers.
   *
   * @param directory absolute, may be empty or absent
   */
  public static RegistryProcess start(Path directory, Feature... features) throws IOException {
    assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
    Files.createDirectories(directory);
    var wanted = EnumSet.noneOf(Feature.class);
    wanted.addAll(List.of(features));
    if (wanted.contains(Feature.LOGIN)) {
      writeUsers(directory);
    }
    if (wanted.contains(Feature.TLS)) {
      writeCertificate(directory);
    }
    var host = "127.0.0.1:" + freePort();
    var config = directory.resolve("config.yml");
    Files.writeString(config, configuration(directory, host, wanted));
    var process = new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
        .redirectErrorStream(true)
        .start();
    awaitStart(process);
    return new RegistryProcess(process, host, directory);
  }

  /** Host and port, as in a reference. */
  public String host() {
    return host;
  }

  /** The certificate of {@link Feature#TLS} as PEM, for those who shall trust it. */
  public Path certificate() {
    return directory.resolve("cert.pem");
  }

  /** Kills it; its files stay. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String configuration(Path directory, String host, Set<Feature> features) {
    var text = new StringBuilder(
        """
        version: 0.1
        log:
          level: info
          accesslog: {disabled: true}
        storage:
          filesystem: {rootdirectory: '%s'}
          delete: {enabled: %s}
        http:
          addr: %s
        """.formatted(directory.resolve("data"), features.contains(Feature.DELETE), host));
    if (features.contains(Feature.TLS)) {
      text.append("  tls: {certificate: '%s', key: '%s'}\n"
          .formatted(directory.resolve("cert.pem"), directory.resolve("key.pem")));
    }
    if (features.contains(Feature.LOGIN)) {
      text.append("auth:\n  htpasswd: {realm: test, path: '%s'}\n"
          .formatted(directory.resolve("htpasswd")));
    }
    return text.toString();
  }

  private static void writeUsers(Path directory) throws IOException {
    var hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hash(BCRYPT_COST, PASSWORD.getBytes(UTF_8));
    Files.writeString(directory.resolve("htpasswd"), USER + ":" + new String(hash, UTF_8) + "\n");
  }

  private static void writeCertificate(Path directory) throws IOException {
    var store = directory.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var process = new ProcessBuilder(
            keytool.toString(),
            "-genkeypair",
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            STORE_PASSWORD,
            "-alias",
            "registry",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1")
        .redirectErrorStream(true)
        .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
      var certificate = keys.getCertificate("registry").getEncoded();
      var key = keys.getKey("registry", STORE_PASSWORD.toCharArray()).getEncoded();
      Files.writeString(directory.resolve("cert.pem"), pem("CERTIFICATE", certificate));
      Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException | IOException e) {
      throw new IOException("keytool made no certificate: " + output, e);
    }
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN " + type + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END " + type + "-----\n";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits for the line in which it says that it listens, and keeps reading so that it never blocks.
   */
  private static void awaitStart(Process process) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var seen = new StringBuilder();
    var line = lines.readLine();
    while (line != null && !line.contains("listening on")) {
      seen.append(line).append('\n');
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("docker-registry ended:\n" + seen);
    }
    var drain = new Thread(() -> drain(lines), "docker-registry-output");
    drain.setDaemon(true);
    drain.start();
  }

  private static void drain(BufferedReader lines) {
    try {
      lines.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process is gone, and its output with it.
      return;
    }
  }
}
