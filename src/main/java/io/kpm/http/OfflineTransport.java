// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.Closeable;

/** No way out: {@code --offline}. What is not here already is not found. */
final class OfflineTransport implements HttpTransport, Closeable {
  @Override
  public Response send(Request request) {
    var origin = Origin.of(request.uri());
    throw new KpmException(
            ErrorId.E_NOTFOUND,
            "cannot ask `" + origin.authority() + "`: `--offline` allows no connection")
        .withHint("run it once without `--offline`");
  }

  @Override
  public void close() {}
}
