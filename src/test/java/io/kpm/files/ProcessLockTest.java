// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @TempDir
  private Path directory;

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void isFreeAgainAfterItWasClosed() throws IOException {
    var lock = new ProcessLock(
        directory.resolve("a/lock"), ProcessLock.Patience.DEFAULT, Reporter.silent());

    lock.acquire().close();
    lock.acquire().close();

    assertThat(directory.resolve("a/lock")).hasContent(ProcessHandle.current().pid() + "\n");
  }

  @Test
  void takesALeftOverFileForNothing() throws IOException {
    var file = Files.writeString(directory.resolve("lock"), "99999999\n");

    new ProcessLock(file, new ProcessLock.Patience(NONE, NONE), Reporter.silent())
        .acquire()
        .close();

    assertThat(file).exists();
  }

  @Test
  void letsOneThreadInAtATime() throws Exception {
    var lock = new ProcessLock(
        directory.resolve("lock"), new ProcessLock.Patience(LONG, LONG), Reporter.silent());
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    Callable<Void> enter = () -> {
      try (var held = lock.acquire()) {
        assertThat(held).isNotNull();
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
      }
      return null;
    };

    for (var result : threads.invokeAll(Collections.nCopies(8, enter))) {
      result.get();
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void namesTheHolderAndGivesUpAtTheLimit() throws Exception {
    var file = directory.resolve("lock");
    var events = new ConcurrentLinkedQueue<Event>();
    var patient = new ProcessLock(file, new ProcessLock.Patience(LONG, LONG), Reporter.silent());
    var impatient =
        new ProcessLock(file, new ProcessLock.Patience(NONE, Duration.ofMillis(50)), events::add);

    try (var held = patient.acquire()) {
      assertThat(held).isNotNull();
      var waiting = threads.submit(impatient::acquire);
      assertThatThrownBy(waiting::get)
          .cause()
          .isInstanceOfSatisfying(
              KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_IO))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    assertThat(events)
        .containsExactly(new Event.Said("waiting for the lock `" + file + "`, held by process "
            + ProcessHandle.current().pid()));
  }
}
