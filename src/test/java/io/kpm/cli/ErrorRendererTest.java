// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class ErrorRendererTest {
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Console console =
      new Console(InputStream.nullInputStream(), data, talk, Terminals.NONE);

  @Test
  void endsWithTheCodeOfTheWork() {
    int code = guard(() -> {
      console.print("data");
      return 1;
    });

    assertThat(code).isEqualTo(1);
    assertThat(data.toString(UTF_8)).isEqualTo("data\n");
    assertThat(talk.size()).isZero();
  }

  @Test
  void printsErrorAndHintAfterWhatWasPrintedBefore() {
    int code = guard(() -> {
      console.print("data");
      throw new KpmException(ErrorId.E_EXISTS, "the tag\nexists").withHint("pass `--force`");
    });

    assertThat(code).isEqualTo(6);
    assertThat(data.toString(UTF_8)).isEqualTo("data\n");
    assertThat(talk.toString(UTF_8))
        .isEqualTo("error[E_EXISTS]: the tag\\nexists\nhint: pass `--force`\n");
  }

  @Test
  void callsABugABugWithoutATrace() {
    int code = guard(() -> {
      throw new IllegalStateException("secret");
    });

    assertThat(code).isEqualTo(1);
    assertThat(talk.toString(UTF_8)).isEqualTo("""
            error[E_INTERNAL]: kpm failed in a way it should not; this is a bug
            hint: run it again with `--trace` and report what it prints
            """);
  }

  @Test
  void showsTheTraceOfABugIfItIsAskedFor() {
    console.configure(new Talk(false, false, true, false, false));

    guard(() -> {
      throw new IllegalStateException("why");
    });

    assertThat(talk.toString(UTF_8)).contains("Caused by: java.lang.IllegalStateException: why");
  }

  @Test
  void survivesTheEndOfTheStackAndOfTheMemory() {
    int stack = guard(() -> {
      throw new StackOverflowError();
    });
    int memory = guard(() -> {
      throw new OutOfMemoryError();
    });

    assertThat(stack).isEqualTo(9);
    assertThat(memory).isEqualTo(9);
    assertThat(talk.toString(UTF_8))
        .contains("nested too deeply", "the memory limit", "KPM_JAVA_OPTS=-Xmx1g")
        .doesNotContain("Error:");
  }

  @Test
  void takesAReaderThatWentAwayForTheEnd() {
    assertThat(guard(() -> {
          throw new ClosedOutputException(new IOException("Broken pipe"));
        }))
        .isZero();
    assertThat(talk.size()).isZero();
  }

  @Test
  void saysThatTheUserInterrupted() {
    assertThat(guard(() -> {
          throw new InterruptedByUserException();
        }))
        .isEqualTo(130);
    assertThat(talk.toString(UTF_8)).isEqualTo("interrupted\n");
  }

  private int guard(ErrorRenderer.Work work) {
    return new ErrorRenderer(console).guard(work);
  }
}
