// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.HttpTransport;
import io.kpm.http.Response;
import io.kpm.http.TransportException;
import io.kpm.oci.auth.AuthTransport;
import io.kpm.oci.auth.Network;
import io.kpm.oci.auth.RegistryAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Runs the endpoints of one repository: sends, answers challenges, follows, repeats, and tells
 * failures in the words of the endpoint.
 */
final class Caller {
  // Amazon's registries take no push to a repository that nobody created.
  private static final String AMAZON = ".amazonaws.com";

  private final RepositoryAddress address;
  private final AuthTransport auth;
  private final HttpTransport once;
  private final HttpTransport patient;
  private final WarningHeaders warnings;

  Caller(RepositoryAddress address, AuthTransport auth, Network network, WarningHeaders warnings) {
    this.address = address;
    this.auth = auth;
    this.once = network.following(auth);
    this.patient = network.patient(auth);
    this.warnings = warnings;
  }

  /** Sends the request, repeats it where that is safe, and reads the answer. */
  <T> T call(Endpoint<T> endpoint) throws IOException {
    try {
      return callUnlessLost(endpoint);
    } catch (TransportException e) {
      throw lost(endpoint, e);
    }
  }

  /**
   * As {@link #call}, but a request that got no answer fails with the bare
   * {@link TransportException}: whoever sends a {@code PUT} has to look first what became of it.
   */
  <T> T callUnlessLost(Endpoint<T> endpoint) throws IOException {
    try (var response = exchange(endpoint, patient)) {
      refusePage(response);
      return endpoint.read(response);
    } catch (RefusedException e) {
      throw refused(endpoint, e.answer());
    }
  }

  /**
   * Sends the request once.
   *
   * @throws RefusedException if the answer is not an expected one
   * @throws TransportException if there is no answer
   */
  <T> T callOnce(Endpoint<T> endpoint) throws IOException {
    try (var response = openOnce(endpoint)) {
      refusePage(response);
      return endpoint.read(response);
    }
  }

  /** As {@link #callOnce}, but the answer stays open and unread; whoever asked closes it. */
  Response openOnce(Endpoint<?> endpoint) throws IOException {
    return exchange(endpoint, once);
  }

  /** The failure of an endpoint whose request got no answer. */
  KpmException lost(Endpoint<?> endpoint, TransportException failure) {
    return failure.toKpmException("cannot " + endpoint.action());
  }

  /** The failure of an endpoint whose request was refused. */
  KpmException refused(Endpoint<?> endpoint, ErrorAnswer answer) throws IOException {
    endpoint.refuse(answer);
    var request = endpoint.request();
    var said = "cannot " + endpoint.action() + ": `" + address.registry() + "` answered "
        + answer.label() + " to " + request.method() + " " + request.uri().getRawPath();
    if (answer.id() == ErrorId.E_DENIED) {
      return denied(said, answer);
    }
    var failure = new KpmException(answer.id(), said + answer.quoted());
    boolean mustExist = answer.hasCode("NAME_UNKNOWN") && request.method().equals("POST");
    return mustExist && address.registry().endsWith(AMAZON)
        ? failure.withHint("aws ecr create-repository --repository-name " + address.repository())
        : failure;
  }

  private KpmException denied(String said, ErrorAnswer answer) {
    var account = auth.account();
    var denied = new KpmException(
        ErrorId.E_DENIED, said + " for the user `" + account + "`" + answer.quoted());
    return account.equals("anonymous")
        ? denied.withHint("it is not public, or not there: `kpm login " + address.registry() + "`")
        : denied;
  }

  private Response exchange(Endpoint<?> endpoint, HttpTransport transport) throws IOException {
    var response = transport.send(endpoint.request());
    warnings.pass(response.headers(), address.registry());
    if (!endpoint.expects(response.status())) {
      throw refusal(response);
    }
    return response;
  }

  /** What answers everything with a page for people is no registry. */
  private void refusePage(Response response) {
    if (response.status() < 300 && RegistryAnswer.isPage(response.headers())) {
      throw RegistryAnswer.notARegistry(address.registry(), "text/html");
    }
  }

  private RefusedException refusal(Response response) throws IOException {
    try (response) {
      refusePage(response);
      var head = new Response(
          response.uri(),
          response.status(),
          response.headers(),
          new ByteArrayInputStream(new byte[0]));
      return new RefusedException(head, ErrorAnswer.read(response));
    }
  }
}
