// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import com.google.gson.JsonObject;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.http.Headers;
import io.kpm.http.MalformedMessageException;
import io.kpm.report.Reporter;
import java.io.EOFException;
import java.io.IOException;

/** The endpoints of the distribution specification behind the gate. */
final class Api {
  private final Gate gate;
  private final Blobs blobs;
  private final BlobUploads uploads;
  private final Manifests manifests;
  private final Listings listings;
  private final Reporter reporter;

  Api(Storage storage, Gate gate, Limits limits, Reporter reporter) {
    this.gate = gate;
    this.blobs = new Blobs(storage);
    this.uploads = new BlobUploads(storage);
    this.manifests = new Manifests(storage, limits.tags());
    this.listings = new Listings(storage);
    this.reporter = reporter;
  }

  /**
   * Answers one request.
   *
   * @param target of the request line
   * @param source the address of the client
   * @throws IOException if the client is gone or breaks the protocol
   */
  void answer(String target, Exchange exchange, Gate.Pass pass, String source) throws IOException {
    try {
      refuseBrowsers(exchange);
      gate.check(exchange.headers(), pass, source);
      route(Target.parse(target), exchange);
    } catch (RegistryException e) {
      refuse(exchange, e);
    } catch (KpmException e) {
      // What was stored is not what it was: only the disk can have changed it.
      fail(exchange, 500, "the stored content is damaged", e.text());
    } catch (WatchedSocket.PeerGoneException | MalformedMessageException | EOFException e) {
      throw e;
    } catch (IOException e) {
      var reason = DiskError.reason(e);
      boolean isFull = reason.equals("no space");
      fail(exchange, isFull ? 507 : 500, isFull ? reason : "the storage failed", reason);
    }
  }

  private void route(Target target, Exchange exchange) throws IOException, RegistryException {
    switch (target.kind()) {
      case API -> version(exchange);
      case CATALOG -> listings.catalog(target, exchange);
      case TAGS -> listings.tags(target, exchange);
      case MANIFEST -> manifests.handle(target, exchange);
      case BLOB -> blobs.handle(target, exchange);
      case UPLOADS -> uploads.start(target, exchange);
      case UPLOAD -> uploads.handle(target, exchange);
      case REFERRERS -> listings.referrers(target, exchange);
    }
  }

  private static void version(Exchange exchange) throws IOException, RegistryException {
    exchange.requireMethod("GET");
    exchange.reply(200, Headers.none(), new JsonObject());
  }

  /**
   * Pages of other sites can make a browser send requests here. No registry client sends an
   * {@code Origin}.
   */
  private static void refuseBrowsers(Exchange exchange) throws RegistryException {
    if (exchange.headers().has("Origin")) {
      throw new RegistryException(403, "DENIED", "requests of web pages are not answered");
    }
  }

  /** Details are for the log: clients need not know where the content lies. */
  private void fail(Exchange exchange, int status, String message, String detail)
      throws IOException {
    reporter.warn("storage: " + detail);
    refuse(exchange, new RegistryException(status, "UNKNOWN", message));
  }

  /** An answer that has begun cannot be taken back; then the connection ends. */
  private static void refuse(Exchange exchange, RegistryException refusal) throws IOException {
    if (exchange.status() == 0) {
      exchange.refuse(refusal);
    } else {
      exchange.endConnection();
    }
  }
}
