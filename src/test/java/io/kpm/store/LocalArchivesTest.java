// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.mod;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.testing.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalArchivesTest {
  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private Path archive;

  @BeforeEach
  void pack() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    archive = Files.write(temporary.resolve("hello.tgz"), hello("1.0.0").gzip());
  }

  @Test
  void unpacksAnArchiveOncePerContent() throws IOException {
    var first = fixture.offline().archive(archive);
    var copy = Files.copy(archive, temporary.resolve("copy.tgz"));
    Files.setLastModifiedTime(first.directory(), FileTime.fromMillis(1000));

    var second = fixture.offline().archive(copy);

    assertThat(second.directory()).isEqualTo(first.directory());
    assertThat(second.directory()).hasParent(fixture.home().byDigest());
    assertThat(Files.getLastModifiedTime(second.directory()).toMillis()).isEqualTo(1000);
    assertThat(second.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(second.origin())
        .isInstanceOfSatisfying(Origin.Archive.class, o -> assertThat(o.file()).isEqualTo(copy));
    assertThat(second.reference()).isEmpty();
    assertThat(second.sum()).isEqualTo(first.sum());
    assertThat(fixture.requests()).isEmpty();
  }

  @Test
  void readsPlainArchivesAndSeesThatOneHasChanged() throws IOException {
    var plain = Files.write(temporary.resolve("p.tar"), hello("1.0.0").bytes());
    var first = fixture.store().archive(plain);
    Files.write(plain, hello("1.0.1").bytes());

    var second = fixture.store().archive(plain);

    assertThat(first.mod().about().version()).contains("1.0.0");
    assertThat(second.mod().about().version()).contains("1.0.1");
  }

  @Test
  void healsByUnpackingAgainAlsoOffline() throws IOException {
    var found = fixture.offline().archive(archive);
    Files.writeString(found.directory().resolve("main.k"), "x = 6\n");

    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(fixture.said()).anyMatch(l -> l.contains("unpacking it again"));

    Files.writeString(found.directory().resolve("extra.k"), "x = 6\n");
    assertThat(found.list("")).doesNotContain("extra.k");
  }

  @Test
  void refusesToHealFromAnArchiveThatHasChanged() throws IOException {
    var found = fixture.offline().archive(archive);
    Files.writeString(found.directory().resolve("main.k"), "x = 6\n");
    Files.write(archive, hello("1.0.1").gzip());

    assertFails(ErrorId.E_DIGEST, () -> found.read("main.k"));
  }

  @Test
  void refusesWhatIsNoPackageAndLeavesNothing() throws IOException {
    var evil =
        Files.write(temporary.resolve("e.tar"), hello("1").file("../evil", "x").bytes());
    var empty = Files.write(temporary.resolve("n.tar"), TarBuilder.tar().bytes());

    assertFails(ErrorId.E_ARCHIVE, () -> fixture.store().archive(evil));
    assertFails(ErrorId.E_MOD, () -> fixture.store().archive(empty));
    assertFails(ErrorId.E_IO, () -> fixture.store().archive(temporary.resolve("none.tar")));
    assertThat(fixture.home().staging()).isEmptyDirectory();
    assertThat(fixture.home().byDigest()).doesNotExist();
  }

  @Test
  void findsPackagesInside() throws IOException {
    Files.write(
        archive,
        hello("1.0.0")
            .file("sub/kcl.mod", mod("sub", "0.1.0"))
            .file("sub/main.k", "s = 1\n")
            .gzip());

    var sub = fixture.store().archive(archive).sub("sub", Optional.empty());

    assertThat(sub.read("main.k")).isEqualTo("s = 1\n".getBytes(UTF_8));
  }
}
