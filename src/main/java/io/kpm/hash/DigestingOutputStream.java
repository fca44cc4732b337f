// SPDX-License-Identifier: Apache-2.0
package io.kpm.hash;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and hashes what is written through it. */
public final class DigestingOutputStream extends FilterOutputStream {
  private final MessageDigest hash = Digest.Algorithm.SHA256.start();
  private long count;

  public DigestingOutputStream(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    hash.update((byte) b);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    hash.update(bytes, offset, length);
    count += length;
  }

  /** The bytes written so far. */
  public long count() {
    return count;
  }

  /** The SHA-256 digest of everything written; call once, at the end. */
  public Digest digest() {
    return Digest.finish(Digest.Algorithm.SHA256, hash);
  }
}
