// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stands between a client and a server; once it is slowed down, answers pass byte by byte. */
final class SlowRelay implements Closeable {
  private final int target;
  private final ServerSocket server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean isSlow;

  SlowRelay(int targetPort) throws IOException {
    target = targetPort;
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    inBackground(this::relay);
  }

  int port() {
    return server.getLocalPort();
  }

  void slowDown() {
    isSlow = true;
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    server.close();
  }

  private void relay() {
    try (var client = server.accept();
        var behind = new Socket(InetAddress.getLoopbackAddress(), target)) {
      var requests = client.getInputStream();
      var onward = behind.getOutputStream();
      inBackground(() -> pass(requests, onward, false));
      pass(behind.getInputStream(), client.getOutputStream(), true);
    } catch (IOException e) {
      closing.countDown();
    }
  }

  private void pass(InputStream from, OutputStream to, boolean mayBeSlow) {
    try {
      for (int next = from.read(); next >= 0; next = from.read()) {
        to.write(next);
        if (mayBeSlow && isSlow && closing.await(20, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException e) {
      closing.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inBackground(Runnable work) {
    var thread = new Thread(work, "slow-relay");
    thread.setDaemon(true);
    thread.start();
  }
}
