// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate made by {@code keytool}: for a server, or for a client. */
public final class TestCertificate {
  private static final int BACKLOG = 50;
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;
  private final Path directory;
  private final List<TestCertificate> clients = new ArrayList<>();

  private TestCertificate(KeyStore store, Path directory) {
    this.store = store;
    this.directory = directory;
  }

  /** Valid today for {@code 127.0.0.1} and {@code localhost}. */
  public static TestCertificate make(Path directory) {
    return make(directory, "ip:127.0.0.1,dns:localhost", "-1d", 10);
  }

  public static TestCertificate expired(Path directory) {
    return make(directory, "ip:127.0.0.1,dns:localhost", "-10d", 5);
  }

  public static TestCertificate forHost(Path directory, String host) {
    return make(directory, "dns:" + host, "-1d", 10);
  }

  private static TestCertificate make(Path directory, String names, String start, int days) {
    try {
      var own = Files.createTempDirectory(directory, "cert");
      var file = own.resolve("store.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var process = new ProcessBuilder(
              keytool,
              "-genkeypair",
              "-alias",
              "a",
              "-keyalg",
              "EC",
              "-groupname",
              "secp256r1",
              "-dname",
              "CN=kpm-test",
              "-ext",
              "san=" + names,
              "-startdate",
              start,
              "-validity",
              Integer.toString(days),
              "-storetype",
              "PKCS12",
              "-keystore",
              file.toString(),
              "-storepass",
              new String(PASSWORD))
          .redirectErrorStream(true)
          .start();
      var output = new String(process.getInputStream().readAllBytes(), US_ASCII);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return new TestCertificate(KeyStore.getInstance(file.toFile(), PASSWORD), own);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A server that shows this certificate takes only clients that show that one. */
  public TestCertificate demanding(TestCertificate client) {
    clients.add(client);
    return this;
  }

  /** The certificate as a PEM file. */
  public Path pem() throws IOException, GeneralSecurityException {
    var text = pem("CERTIFICATE", store.getCertificate("a").getEncoded());
    return Files.writeString(directory.resolve("cert.pem"), text);
  }

  /** The key as a PEM file, PKCS#8, not encrypted. */
  public Path keyPem() throws IOException, GeneralSecurityException {
    var text = pem("PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded());
    return Files.writeString(directory.resolve("key.pem"), text);
  }

  ServerSocket listen(InetAddress address) throws IOException {
    var socket = context().getServerSocketFactory().createServerSocket(0, BACKLOG, address);
    if (socket instanceof SSLServerSocket server) {
      server.setNeedClientAuth(!clients.isEmpty());
    }
    return socket;
  }

  private SSLContext context() throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trustOfClients().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private TrustManagerFactory trustOfClients() throws IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (int i = 0; i < clients.size(); i++) {
      trusted.setCertificateEntry("client-" + i, clients.get(i).store.getCertificate("a"));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory;
  }

  private static String pem(String type, byte[] encoded) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }
}
