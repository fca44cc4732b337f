// SPDX-License-Identifier: Apache-2.0
package io.kpm.hash;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Content whose size and digest are promised: whoever reads to the end has verified it.
 *
 * <p>Reading past the promised size, or reaching the end with other bytes, fails with
 * {@code E_SIZE} or {@code E_DIGEST}. A stream that ends early fails with {@code E_SIZE} too: a
 * transport that knows the length of its body reports a cut itself, before this stream sees it.
 */
public final class VerifyingInputStream extends FilterInputStream {
  private final Digest expected;
  private final long size;
  private final String what;
  private final MessageDigest hash;
  private long count;
  private boolean verified;

  /**
   * Wraps {@code content}.
   *
   * @param what the content in words for messages, such as {@code layer `sha256:…` of `host/repo`}
   */
  public VerifyingInputStream(InputStream content, Digest expected, long size, String what) {
    super(content);
    this.expected = expected;
    this.size = size;
    this.what = what;
    this.hash = expected.algorithm().start();
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    int got = read(single, 0, 1);
    return got < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int got = in.read(buffer, offset, length);
    if (got < 0) {
      verify();
      return -1;
    }
    count += got;
    if (count > size) {
      throw wrongSize("more");
    }
    hash.update(buffer, offset, got);
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long left = bytes;
    var buffer = new byte[8 * 1024];
    while (left > 0) {
      int got = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        break;
      }
      left -= got;
    }
    return bytes - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void verify() {
    if (verified) {
      return;
    }
    if (count != size) {
      throw wrongSize(Long.toString(count));
    }
    var actual = Digest.finish(expected.algorithm(), hash);
    if (!actual.equals(expected)) {
      throw new KpmException(
          ErrorId.E_DIGEST,
          what + " has other content than promised: expected `" + expected + "`, got `" + actual
              + "`");
    }
    verified = true;
  }

  private KpmException wrongSize(String found) {
    return new KpmException(
        ErrorId.E_SIZE,
        what + " has another size than promised: expected " + size + " bytes, got " + found);
  }
}
