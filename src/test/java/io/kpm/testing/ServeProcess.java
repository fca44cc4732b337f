// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.ops.Serve;
import io.kpm.report.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Our registry in a process of its own, which a test can kill at any time. */
public final class ServeProcess implements AutoCloseable {
  private final Process process;
  private final String host;

  private ServeProcess(Process process, String host) {
    this.process = process;
    this.host = host;
  }

  /** What runs in that process. */
  public static void main(String[] arguments) {
    var running = new Serve(Reporter.silent(), Clock.systemUTC())
        .start(new Serve.Request(
            "127.0.0.1:0", Path.of(arguments[0]), Optional.empty(), Optional.empty()));
    System.out.println(running.url());
    running.await();
  }

  /** Starts it; returns when it answers. */
  public static ServeProcess start(Path directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var process = new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ServeProcess.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var url = lines.readLine();
    if (url == null) {
      throw new IOException("the server has ended");
    }
    return new ServeProcess(process, url.substring("http://".length()));
  }

  /** Host and port, as in a reference. */
  public String host() {
    return host;
  }

  /** Asks it to end, as SIGTERM does, and waits for that; gives its exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Kills it, as SIGKILL does. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
