// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to serve a directory; it ends with the process. The file stays and says who was last.
 */
final class DirectoryClaim implements AutoCloseable {
  private static final String FILE = ".server.lock";
  private static final int MAX_NOTE_BYTES = 200;
  // Behind the note, because a locked range cannot be read on every system.
  private static final long LOCKED_BYTE = 1 << 20;

  private final FileChannel channel;

  private DirectoryClaim(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Claims the directory.
   *
   * @throws KpmException {@code E_IO} naming the server that has it
   */
  static DirectoryClaim of(Path directory) throws IOException {
    var channel = FileChannel.open(
        directory.resolve(FILE),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.CREATE);
    if (isLocked(channel)) {
      return new DirectoryClaim(channel);
    }
    try (channel) {
      throw new KpmException(
              ErrorId.E_IO,
              "cannot serve " + Foreign.quote(directory.toString()) + ": " + note(channel)
                  + " serves it already")
          .withHint("use that one, or another directory with `--dir`");
    }
  }

  /** Tells others who serves the directory. */
  void sign(String url) throws IOException {
    var note = "process " + ProcessHandle.current().pid() + " at " + url;
    var bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
    channel.truncate(0);
    channel.write(bytes, 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String note(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(MAX_NOTE_BYTES);
    channel.read(bytes, 0);
    var note = new String(bytes.array(), 0, bytes.position(), UTF_8);
    return note.isEmpty() ? "another server" : Foreign.escape(note);
  }
}
