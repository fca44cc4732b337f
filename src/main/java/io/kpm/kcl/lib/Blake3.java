// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl.lib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The hash function BLAKE3 with 32 bytes of output and no key
 * (https://github.com/BLAKE3-team/BLAKE3-specs/blob/master/blake3.pdf).
 */
final class Blake3 {
  private static final int BLOCK_BYTES = 64;
  private static final int CHUNK_BYTES = 1024;
  private static final int HASH_WORDS = 8;
  private static final int ROUNDS = 7;
  // domain flags, section 2.2
  private static final int CHUNK_START = 1;
  private static final int CHUNK_END = 2;
  private static final int PARENT = 4;
  private static final int ROOT = 8;

  private static final int[] IV = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
  };
  private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};

  private Blake3() {}

  static byte[] hash(byte[] input) {
    int chunks = Math.max(1, (input.length + CHUNK_BYTES - 1) / CHUNK_BYTES);
    var stack = new ArrayDeque<int[]>();
    for (int chunk = 0; chunk < chunks - 1; chunk++) {
      var value = chunk(input, chunk).value(0);
      // as many complete subtrees end here as the number of chunks so far has trailing zeros
      for (int done = chunk + 1; (done & 1) == 0; done >>= 1) {
        value = parent(stack.pop(), value).value(0);
      }
      stack.push(value);
    }
    var last = chunk(input, chunks - 1);
    while (!stack.isEmpty()) {
      last = parent(stack.pop(), last.value(0));
    }
    return bytes(last.value(ROOT));
  }

  /** All of a chunk but its last compression. */
  private static Node chunk(byte[] input, int chunk) {
    int start = chunk * CHUNK_BYTES;
    int end = Math.min(input.length, start + CHUNK_BYTES);
    int blocks = Math.max(1, (end - start + BLOCK_BYTES - 1) / BLOCK_BYTES);
    var chaining = IV;
    for (int block = 0; block < blocks - 1; block++) {
      int from = start + block * BLOCK_BYTES;
      int flags = block == 0 ? CHUNK_START : 0;
      chaining =
          new Node(chaining, words(input, from, BLOCK_BYTES), chunk, BLOCK_BYTES, flags).value(0);
    }
    int from = start + (blocks - 1) * BLOCK_BYTES;
    int flags = CHUNK_END | (blocks == 1 ? CHUNK_START : 0);
    return new Node(chaining, words(input, from, end - from), chunk, end - from, flags);
  }

  private static Node parent(int[] left, int[] right) {
    var block = Arrays.copyOf(left, 2 * HASH_WORDS);
    System.arraycopy(right, 0, block, HASH_WORDS, HASH_WORDS);
    return new Node(IV, block, 0, BLOCK_BYTES, PARENT);
  }

  private static int[] words(byte[] input, int from, int length) {
    var block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    block.put(input, from, length).rewind();
    var words = new int[BLOCK_BYTES / Integer.BYTES];
    block.asIntBuffer().get(words);
    return words;
  }

  private static byte[] bytes(int[] words) {
    var out = ByteBuffer.allocate(HASH_WORDS * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.asIntBuffer().put(words, 0, HASH_WORDS);
    return out.array();
  }

  /** The input of one compression. */
  private static final class Node {
    private final int[] chaining;
    private final int[] block;
    private final int counter;
    private final int length;
    private final int flags;

    Node(int[] chaining, int[] block, int counter, int length, int flags) {
      this.chaining = chaining;
      this.block = block;
      this.counter = counter;
      this.length = length;
      this.flags = flags;
    }

    /** The chaining value; with {@link #ROOT} the hash. */
    int[] value(int moreFlags) {
      var state = Arrays.copyOf(chaining, 16);
      System.arraycopy(IV, 0, state, 8, 4);
      state[12] = counter;
      state[14] = length;
      state[15] = flags | moreFlags;
      var message = block.clone();
      for (int round = 0; round < ROUNDS; round++) {
        round(state, message);
        message = permuted(message);
      }
      var value = new int[HASH_WORDS];
      for (int i = 0; i < HASH_WORDS; i++) {
        value[i] = state[i] ^ state[i + HASH_WORDS];
      }
      return value;
    }

    private static void round(int[] s, int[] m) {
      for (int i = 0; i < 4; i++) {
        mix(s, new int[] {i, 4 + i, 8 + i, 12 + i}, m[2 * i], m[2 * i + 1]);
      }
      for (int i = 0; i < 4; i++) {
        var diagonal = new int[] {i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4};
        mix(s, diagonal, m[8 + 2 * i], m[9 + 2 * i]);
      }
    }

    private static void mix(int[] s, int[] at, int x, int y) {
      s[at[0]] = s[at[0]] + s[at[1]] + x;
      s[at[3]] = Integer.rotateRight(s[at[3]] ^ s[at[0]], 16);
      s[at[2]] = s[at[2]] + s[at[3]];
      s[at[1]] = Integer.rotateRight(s[at[1]] ^ s[at[2]], 12);
      s[at[0]] = s[at[0]] + s[at[1]] + y;
      s[at[3]] = Integer.rotateRight(s[at[3]] ^ s[at[0]], 8);
      s[at[2]] = s[at[2]] + s[at[3]];
      s[at[1]] = Integer.rotateRight(s[at[1]] ^ s[at[2]], 7);
    }

    private static int[] permuted(int[] message) {
      var next = new int[message.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = message[PERMUTATION[i]];
      }
      return next;
    }
  }
}
