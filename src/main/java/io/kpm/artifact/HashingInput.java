// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.hash.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A file on its way into an archive, hashed once for itself and once for the package. */
final class HashingInput extends FilterInputStream {
  private final MessageDigest hash = Digest.Algorithm.SHA256.start();
  private final PackageSum sum;

  HashingInput(InputStream in, PackageSum sum) {
    super(in);
    this.sum = sum;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = in.read(buffer, offset, length);
    if (got > 0) {
      hash.update(buffer, offset, got);
      sum.add(buffer, offset, got);
    }
    return got;
  }

  /** The digest of what was read; asked once. */
  Digest digest() {
    return Digest.finish(Digest.Algorithm.SHA256, hash);
  }
}
