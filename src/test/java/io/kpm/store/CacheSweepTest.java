// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.mod;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.files.ProcessLock;
import io.kpm.files.Trees;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheSweepTest {
  private static final String HELLO = "registry.example/acme/hello";
  private static final String OTHER = "registry.example/acme/other";
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private Path home;

  @BeforeEach
  void fill() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    home = fixture.home().root();
    fixture.publish(HELLO, "0.1.0", hello("0.1.0"));
    fixture.publish(OTHER, "0.2.0", hello("0.2.0").file("more.k", "y = 1\n"));
    fetch(HELLO + ":0.1.0", NOW.minus(Duration.ofDays(40)));
    fetch(OTHER + ":0.2.0", NOW.minus(Duration.ofDays(3)));
  }

  @Test
  void listsWhatIsThere() {
    var entries = new CacheListing(fixture.home()).entries();

    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).origin())
        .hasToString(HELLO + ":0.1.0@" + fixture.digest(HELLO, "0.1.0"));
    assertThat(entries.get(0).directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(entries.get(0).files()).isEqualTo(3);
    assertThat(entries.get(0).bytes()).isEqualTo(12 + mod("hello", "0.1.0").length());
    assertThat(entries.get(0).lastUsed()).isEqualTo(NOW.minus(Duration.ofDays(40)));
  }

  @Test
  void removesNothingUnlessToldTo() {
    var result = sweep(Optional.empty(), OptionalLong.empty());

    assertThat(result.removed()).isEmpty();
    assertThat(result.bytesLeft()).isPositive();
    assertThat(home.resolve("hello_0.1.0")).exists();
  }

  @Test
  void removesWhatWasNotUsedForLong() throws IOException {
    var result = sweep(Optional.of(Duration.ofDays(30)), OptionalLong.empty());

    assertThat(result.removed())
        .extracting(e -> e.directory().getFileName().toString())
        .containsExactly("hello_0.1.0");
    assertThat(home.resolve("hello_0.1.0")).doesNotExist();
    assertThat(home.resolve(".kpm/verified/hello_0.1.0.json")).doesNotExist();
    assertThat(home.resolve("other_0.2.0")).exists();
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
    fixture.store().get(typed(HELLO + ":0.1.0")).read("main.k");
  }

  @Test
  void removesTheLeastRecentlyUsedBeyondASize() {
    long size = new CacheListing(fixture.home()).entries().get(1).bytes();

    var result = sweep(Optional.empty(), OptionalLong.of(size));

    assertThat(result.removed())
        .extracting(e -> e.directory().getFileName().toString())
        .containsExactly("hello_0.1.0");
    assertThat(result.bytesLeft()).isEqualTo(size);
  }

  @Test
  @DisplayName("L19: nobody loses an entry in use")
  void leavesWhatAStoreHasGivenOut() throws IOException {
    var store = fixture.offline();
    var found = store.get(typed(HELLO + ":0.1.0"));
    use(HELLO + ":0.1.0", NOW.minus(Duration.ofDays(40)));

    var first = sweep(Optional.of(Duration.ZERO), OptionalLong.empty());

    assertThat(first.inUse()).extracting(e -> e.directory()).containsExactly(found.directory());
    assertThat(first.removed()).hasSize(1);
    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    store.close();
    assertThat(sweep(Optional.of(Duration.ZERO), OptionalLong.empty()).removed())
        .hasSize(1);
  }

  @Test
  @DisplayName("L19: what was only asked for is in use too")
  void leavesWhatAStoreHasSaidToBeCached() throws IOException {
    var reference =
        StoreFixture.reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    try (var store = fixture.offline()) {
      assertThat(store.isCached(reference)).isTrue();
      use(HELLO + ":0.1.0", NOW.minus(Duration.ofDays(40)));

      assertThat(sweep(Optional.of(Duration.ofDays(30)), OptionalLong.empty()).inUse())
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("L16: nothing depends on times of files")
  void worksWithAClockThatGoesBack() throws IOException {
    use(HELLO + ":0.1.0", Instant.parse("2100-01-01T00:00:00Z"));
    use(OTHER + ":0.2.0", Instant.EPOCH);

    fixture.store().get(typed(HELLO + ":0.1.0")).read("main.k");
    fixture.store().get(typed(OTHER + ":0.2.0")).read("main.k");
    var result = sweep(Optional.of(Duration.ofDays(1)), OptionalLong.empty());

    assertThat(result.removed()).isEmpty();
    assertThat(Files.getLastModifiedTime(marker("hello_0.1.0")).toInstant())
        .isBefore(Instant.parse("2100-01-01T00:00:00Z"));
  }

  @Test
  void notesUseAtMostOnceADay() throws IOException {
    var anHourAgo = Instant.now().minus(Duration.ofHours(1));
    use(HELLO + ":0.1.0", anHourAgo);

    fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(Files.getLastModifiedTime(marker("hello_0.1.0")))
        .isEqualTo(FileTime.from(anHourAgo));
  }

  @Test
  @DisplayName("L01: what killed processes left")
  void removesRemains() throws IOException {
    var digest = fixture.digest(HELLO, "0.1.0").hex();
    var orphan = Files.createDirectories(home.resolve(".kpm/by-digest/sha256-" + digest));
    Files.createFile(orphan.resolve("kcl.mod"));
    Files.createFile(home.resolve(".kpm/tmp/" + digest + ".lock"));
    Files.createFile(home.resolve(".kpm/tmp/.kpm-dead-1-1.claim"));
    Files.createDirectory(home.resolve(".kpm/tmp/.kpm-dead-1-1.dir"));
    Trees.delete(home.resolve("other_0.2.0"));

    sweep(Optional.empty(), OptionalLong.empty());

    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
    assertThat(orphan).doesNotExist();
    assertThat(marker("other_0.2.0")).doesNotExist();
  }

  @Test
  @DisplayName("L18: never deletes what it does not know")
  void leavesWhatIsNotOurs() throws IOException {
    Files.writeString(marker("hello_0.1.0"), "{\"version\":2}");
    Files.writeString(marker("gone_0.1.0"), "{\"version\":2}");
    var upstream = Files.createDirectory(home.resolve("k8s_1.31"));
    var unknown = Files.createDirectories(home.resolve(".kpm/by-digest/blake3-00"));
    var partial = Files.createFile(home.resolve(".kpm/tmp/sha256-00.part"));

    var result = sweep(Optional.of(Duration.ZERO), OptionalLong.of(0));

    assertThat(result.removed()).hasSize(1);
    assertThat(home.resolve("hello_0.1.0/main.k")).exists();
    assertThat(marker("hello_0.1.0")).exists();
    assertThat(marker("gone_0.1.0")).exists();
    assertThat(upstream).exists();
    assertThat(unknown).exists();
    assertThat(partial).exists();
  }

  @Test
  void tellsEveryDifference() throws IOException {
    Files.writeString(home.resolve("hello_0.1.0/main.k"), "x = 6\n");
    Files.delete(home.resolve("hello_0.1.0/a/b.k"));
    var listing = new CacheListing(fixture.home());
    var entries = listing.entries();

    assertThat(listing.differences(entries.get(0))).containsExactly("a/b.k", "main.k");
    assertThat(listing.differences(entries.get(1))).isEmpty();
    Trees.delete(home.resolve("hello_0.1.0"));
    assertThat(listing.differences(entries.get(0))).containsExactly("");
  }

  @Test
  void doesNotMindAnEmptyHome() {
    var nowhere = new StoreFixture(temporary.resolve("none")).home();
    var sweep = new CacheSweep(nowhere, StoreOptions.DEFAULT, Reporter.silent());

    assertThat(sweep
            .run(new CacheSweep.Rules(Optional.empty(), OptionalLong.empty()))
            .removed())
        .isEmpty();
    assertThat(nowhere.root()).doesNotExist();
  }

  private void fetch(String reference, Instant used) throws IOException {
    try (var store = fixture.store()) {
      store.get(typed(reference));
    }
    use(reference, used);
  }

  private void use(String reference, Instant time) throws IOException {
    var name = reference.substring(reference.lastIndexOf('/') + 1).replace(':', '_');
    Files.setLastModifiedTime(marker(name), FileTime.from(time));
  }

  private Path marker(String name) {
    return home.resolve(".kpm/verified/" + name + ".json");
  }

  private CacheSweep.Result sweep(Optional<Duration> maxAge, OptionalLong maxBytes) {
    var options = new StoreOptions(
        StoreOptions.DEFAULT.limits(),
        ProcessLock.Patience.DEFAULT,
        true,
        Clock.fixed(NOW, ZoneOffset.UTC));
    return new CacheSweep(fixture.home(), options, Reporter.silent())
        .run(new CacheSweep.Rules(maxAge, maxBytes));
  }
}
