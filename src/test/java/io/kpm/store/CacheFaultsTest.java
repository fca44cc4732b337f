// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.reference;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kpm.error.ErrorId;
import io.kpm.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cache that others share, damage or die in. */
final class CacheFaultsTest {
  private static final String HELLO = "registry.example/acme/hello";
  private static final String OTHER = "registry.example/acme/other";

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private Path home;
  private Path directory;
  private Path marker;

  @BeforeEach
  void publish() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    home = fixture.home().root();
    directory = home.resolve("hello_0.1.0");
    marker = home.resolve(".kpm/verified/hello_0.1.0.json");
    fixture.publish(HELLO, "0.1.0", hello("0.1.0"));
    fixture.publish(OTHER, "0.1.0", hello("0.1.0").file("more.k", "y = 1\n"));
  }

  @Test
  @DisplayName("L01: killed after the old tree went aside")
  void goesOnWhereTheOldTreeHasGone() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    var dead = Files.createDirectories(home.resolve(".kpm/tmp/.kpm-dead-1-1.dir"));
    Files.createFile(home.resolve(".kpm/tmp/.kpm-dead-1-1.claim"));
    Files.delete(marker);
    Trees.move(directory, dead.resolve("replaced"));

    fixture.store().get(typed(HELLO + ":0.1.0")).read("main.k");

    assertThat(marker).exists();
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
  }

  @Test
  @DisplayName("L01: killed after the new tree came, before its marker")
  void believesNoTreeWithoutAMarker() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.delete(marker);
    Files.createFile(home.resolve(".kpm/verified/.kpm-dead-1-1.tmp"));
    Files.writeString(directory.resolve("main.k"), "half");

    assertFails(ErrorId.E_NOTFOUND, () -> fixture.offline().get(typed(HELLO + ":0.1.0")));
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(marker.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  @DisplayName("L01: killed while the sweep was between directory and marker")
  void believesNoMarkerWithoutATree() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    Trees.delete(directory);

    assertFails(ErrorId.E_NOTFOUND, () -> fixture.offline().get(typed(HELLO + ":0.1.0")));
    assertThat(fixture.store().get(typed(HELLO + ":0.1.0")).list("a")).containsExactly("b.k");
  }

  @Test
  @DisplayName("L02: 32 at once on one empty cache")
  void downloadsOnceForMany() throws Exception {
    var readers = new ArrayList<Callable<byte[]>>();
    for (int i = 0; i < 32; i++) {
      var reference = i % 2 == 0 ? HELLO + ":0.1.0" : OTHER + ":0.1.0";
      readers.add(() -> fixture.store().get(typed(reference)).read("main.k"));
    }
    var threads = Executors.newFixedThreadPool(32);
    List<Future<byte[]>> results;
    try {
      results = threads.invokeAll(readers);
    } finally {
      threads.shutdownNow();
    }

    for (var result : results) {
      assertThat(result.get()).isEqualTo("x = 1\n".getBytes(UTF_8));
    }
    assertThat(fixture.requests().stream().filter(r -> r.startsWith("fetch"))).hasSize(2);
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
  }

  @Test
  @DisplayName("L05: left-over lock files; the lock of upstream kpm is not ours")
  void takesLeftOverFilesForNoLocks() throws IOException {
    var digest = fixture.digest(HELLO, "0.1.0").hex();
    Files.createDirectories(home.resolve(".kpm/tmp"));
    Files.writeString(home.resolve(".kpm/tmp/" + digest + ".lock"), "1\n");
    Files.writeString(home.resolve(".kpm/cache.lock"), "1\n");

    fixture.store().get(typed(HELLO + ":0.1.0")).read("main.k");

    assertThat(home.resolve(".kpm/config/package-cache")).doesNotExist();
  }

  /** What can happen to a directory of the cache. */
  enum Damage {
    BYTE_FLIPPED,
    FILE_GONE,
    EXTRA_FILE,
    EMPTY,
    NO_RIGHTS,
    A_FILE,
    A_LINK
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  @DisplayName("L10: a damaged entry, healed")
  void healsEveryDamage(Damage damage) throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    inflict(damage);

    var found = fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(found.list("")).containsExactly("a", "kcl.mod", "main.k");
    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(found.differences()).isEmpty();
    assertThat(found.directory()).isEqualTo(directory).isDirectory();
    assertThat(Files.isSymbolicLink(directory)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  @DisplayName("L10: a damaged entry, offline")
  void refusesEveryDamageOffline(Damage damage) throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    inflict(damage);

    assertFails(ErrorId.E_SUM, () -> {
      var found = fixture.offline().get(typed(HELLO + ":0.1.0"));
      found.list("");
      found.read("main.k");
    });
  }

  @Test
  @DisplayName("L10: two that find the same damage fetch once")
  void healsOnceForTwo() throws IOException {
    var first = fixture.store().get(typed(HELLO + ":0.1.0"));
    var second = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.delete(directory.resolve("main.k"));
    fixture.forgetRequests();

    first.read("main.k");
    second.read("main.k");

    assertThat(fixture.requests().stream().filter(r -> r.startsWith("fetch"))).hasSize(1);
  }

  @Test
  @DisplayName("L12: a file system that does not tell upper from lower case")
  void keepsNamesApartThatDifferInCase() throws IOException {
    fixture.publish(HELLO, "1-RC", hello("1.0.0").file("upper.k", "u = 1\n"));
    fixture.publish(HELLO, "1-rc", hello("1.0.0").file("lower.k", "l = 1\n"));
    fixture.store().get(typed(HELLO + ":1-RC"));
    Files.move(home.resolve("hello_1-RC"), home.resolve("hello_1-rc"));
    Files.move(marker.resolveSibling("hello_1-RC.json"), marker.resolveSibling("hello_1-rc.json"));

    var lower = fixture.store().get(typed(HELLO + ":1-rc"));

    assertThat(lower.list("")).contains("lower.k").doesNotContain("upper.k");
  }

  @Test
  @DisplayName("L04, L15: a cache that cannot be written")
  void readsACacheThatItCannotWrite() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    var reference = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    var readOnly = PosixFilePermissions.fromString("r-xr-xr-x");
    Files.delete(home.resolve(".kpm/cache.use"));
    Files.setPosixFilePermissions(home.resolve(".kpm"), readOnly);
    Files.setPosixFilePermissions(home.resolve(".kpm/verified"), readOnly);
    try (var store = fixture.offline()) {
      assertThat(store.isCached(reference)).isTrue();
      assertThat(store.get(Wanted.typed(reference)).read("main.k"))
          .isEqualTo("x = 1\n".getBytes(UTF_8));
    } finally {
      var writable = PosixFilePermissions.fromString("rwxr-xr-x");
      Files.setPosixFilePermissions(home.resolve(".kpm"), writable);
      Files.setPosixFilePermissions(home.resolve(".kpm/verified"), writable);
    }
  }

  private void inflict(Damage damage) throws IOException {
    switch (damage) {
      case BYTE_FLIPPED -> Files.writeString(directory.resolve("main.k"), "x = 2\n");
      case FILE_GONE -> Files.delete(directory.resolve("main.k"));
      case EXTRA_FILE -> Files.writeString(directory.resolve("evil.k"), "x = 2\n");
      case EMPTY -> {
        Trees.delete(directory);
        Files.createDirectory(directory);
      }
      case NO_RIGHTS -> {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(directory)).as("rights count for us").isFalse();
      }
      case A_FILE -> {
        Trees.delete(directory);
        Files.createFile(directory);
      }
      case A_LINK -> {
        var elsewhere = temporary.resolve("elsewhere");
        Files.move(directory, elsewhere);
        Files.createSymbolicLink(directory, elsewhere);
      }
    }
  }
}
