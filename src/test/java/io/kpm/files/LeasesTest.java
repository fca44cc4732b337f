// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeasesTest {
  @TempDir
  private Path temporary;

  @Test
  void sharedNamesCannotBeClaimed() throws IOException {
    var leases = Leases.on(temporary.resolve("deep/use"));
    var first = leases.share("a").orElseThrow();
    var second = leases.share("a").orElseThrow();

    assertThat(leases.claim("a")).isEmpty();
    first.close();
    first.close();
    assertThat(leases.claim("a")).isEmpty();
    second.close();

    try (var alone = leases.claim("a").orElseThrow()) {
      assertThat(alone).isNotNull();
      assertThat(leases.claim("a")).isEmpty();
    }
    assertThat(leases.claim("a")).isPresent();
  }

  @Test
  void namesDoNotDisturbEachOther() throws IOException {
    var leases = Leases.on(temporary.resolve("use"));
    try (var a = leases.share("a").orElseThrow();
        var b = leases.claim("b").orElseThrow()) {
      assertThat(a).isNotEqualTo(b);
      assertThat(leases.share("a")).isPresent();
    }
  }

  @Test
  void theSameFileIsTheSameLeases() {
    assertThat(Leases.on(temporary.resolve("x/../use")))
        .isSameAs(Leases.on(temporary.resolve("use")));
  }

  @Test
  void saysThatItCannotSay() throws IOException {
    var notADirectory = Files.createFile(temporary.resolve("file"));

    assertThat(Leases.on(notADirectory.resolve("use")).share("a")).isEmpty();
  }

  @Test
  void seesWhatAnotherProcessUsesUntilItIsKilled() throws Exception {
    var file = temporary.resolve("use");
    var other = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('h');

      assertThat(Leases.on(file).claim("held")).isEmpty();
      assertThat(Leases.on(file).share("held")).isPresent();
      assertThat(Leases.on(file).claim("free")).isPresent();
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Leases.on(file.resolveSibling("other")).claim("held")).isPresent();
  }

  /** A process that uses a name until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      var lease = Leases.on(Path.of(args[0])).share("held");
      System.out.write(lease.isPresent() ? 'h' : 'n');
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
