// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a request carries: a known length, and content that can be opened again for a retry. */
public interface RequestBody {
  /** The exact number of bytes that {@link #open()} yields. */
  long length();

  InputStream open() throws IOException;

  static RequestBody empty() {
    return of(new byte[0]);
  }

  /** The bytes, not copied. */
  static RequestBody of(byte[] bytes) {
    return new RequestBody() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
