// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Our stdout: buffered, UTF-8, and unlike a {@code PrintStream} not silent when it fails. */
final class DataStream {
  private final OutputStream out;

  DataStream(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  void write(String text) {
    try {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(IOException e) {
    var reason = e.getMessage() == null ? "unknown reason" : e.getMessage();
    if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return new ClosedOutputException(e);
    }
    return new KpmException(
        ErrorId.E_IO, "cannot write to the standard output: " + Foreign.escape(reason), e);
  }
}
