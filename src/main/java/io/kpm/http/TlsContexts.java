// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Builds the TLS contexts: what is trusted, what is shown. Nothing here is shared by the JVM. */
final class TlsContexts {
  private TlsContexts() {}

  /** Trusts the roots of the JDK and the bundle. */
  static SSLContext verifying(
      Optional<TrustedBundle> bundle, Optional<TlsSettings.Certificate> certificate) {
    try {
      var trust = trust(null);
      if (bundle.isPresent()) {
        var all = new ArrayList<Certificate>(acceptedIssuers(trust));
        all.addAll(PemFiles.certificates(bundle.get().file(), bundle.get().source()));
        trust = trust(storeOf(all));
      }
      return context(certificate, trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK offers no TLS", e);
    }
  }

  /** Trusts whoever answers. */
  static SSLContext unverified(Optional<TlsSettings.Certificate> certificate) {
    try {
      return context(certificate, new TrustManager[] {new TrustAnyone()});
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK offers no TLS", e);
    }
  }

  private static SSLContext context(
      Optional<TlsSettings.Certificate> certificate, TrustManager[] trust)
      throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(certificate.isEmpty() ? null : keys(certificate.get()), trust, null);
    return context;
  }

  private static TrustManager[] trust(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<X509Certificate> acceptedIssuers(TrustManager[] trust) {
    for (var one : trust) {
      if (one instanceof X509TrustManager x509) {
        return Arrays.asList(x509.getAcceptedIssuers());
      }
    }
    return List.of();
  }

  private static KeyStore storeOf(List<Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = emptyStore();
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("trusted-" + i, certificates.get(i));
    }
    return store;
  }

  private static KeyManager[] keys(TlsSettings.Certificate certificate)
      throws GeneralSecurityException, IOException {
    var chain = PemFiles.certificates(certificate.certFile(), "--cert-file");
    var key = PemFiles.privateKey(certificate.keyFile());
    var store = emptyStore();
    store.setKeyEntry("client", key, new char[0], chain.toArray(new Certificate[0]));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** For {@code --insecure}; the extended kind, since the JDK wraps a plain one with checks. */
  private static final class TrustAnyone extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
