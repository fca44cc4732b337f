// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The streams of a connection: every wait is watched, every failure means that the peer is gone.
 */
final class WatchedSocket implements AutoCloseable {
  private final Socket socket;
  private final Watch watch;
  private final InputStream in;
  private final OutputStream out;

  WatchedSocket(Socket socket, Watch watch) throws IOException {
    this.socket = socket;
    this.watch = watch;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    socket.setTcpNoDelay(true);
  }

  /** The peer is gone, or took too long; there is nobody to answer. */
  static final class PeerGoneException extends IOException {
    PeerGoneException(IOException cause) {
      super(cause);
    }
  }

  String peer() {
    return socket.getInetAddress().getHostAddress();
  }

  Watch watch() {
    return watch;
  }

  InputStream input() {
    return new Input();
  }

  OutputStream output() {
    return new Output();
  }

  /** Says that nothing more will be sent. */
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Also from another thread, which ends every wait. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      var single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      watch.beforeBlocking();
      try {
        return in.read(into, offset, count);
      } catch (IOException e) {
        throw new PeerGoneException(e);
      } finally {
        watch.afterBlocking();
      }
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      watch.beforeBlocking();
      try {
        out.write(bytes, offset, count);
      } catch (IOException e) {
        throw new PeerGoneException(e);
      } finally {
        watch.afterBlocking();
      }
    }
  }
}
