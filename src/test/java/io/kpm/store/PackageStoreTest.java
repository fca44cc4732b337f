// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.reference;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.Trees;
import io.kpm.testing.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackageStoreTest {
  private static final String HELLO = "registry.example/acme/hello";

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private Path home;

  @BeforeEach
  void publish() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    home = fixture.home().root();
    fixture.publish(HELLO, "0.1.0", hello("0.1.0"));
  }

  @Test
  void fetchesAPackageIntoItsClassicPlace() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(found.directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(found.directory().resolve("main.k")).hasContent("x = 1\n");
    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(found.mod().about().name()).contains("hello");
    assertThat(found.reference().orElseThrow().digest()).contains(fixture.digest(HELLO, "0.1.0"));
    assertThat(home.resolve(".kpm/verified/hello_0.1.0.json")).isRegularFile();
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
  }

  @Test
  void makesNoRequestForACachedDigest() throws IOException {
    var reference = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    fixture.store().get(Wanted.typed(reference));
    fixture.forgetRequests();

    fixture.store().get(Wanted.typed(reference)).read("main.k");

    assertThat(fixture.requests()).isEmpty();
  }

  @Test
  void makesOneRequestForATag() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    fixture.forgetRequests();

    fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(fixture.requests()).containsExactly("manifest 0.1.0");
  }

  @Test
  void tellsAtAGlanceWhatIsCached() throws IOException {
    var tagged = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    var bare = reference(HELLO + "@" + fixture.digest(HELLO, "0.1.0"));
    assertThat(fixture.store().isCached(tagged)).isFalse();
    assertThat(fixture.store().isCached(bare)).isFalse();

    fixture.store().get(Wanted.typed(bare));

    assertThat(fixture.store().isCached(bare)).isTrue();
    assertThat(fixture.store().isCached(tagged)).isTrue();
    assertThat(fixture.store().isCached(reference(HELLO + ":0.1.0"))).isFalse();
  }

  @Test
  void doesNotTakeAnotherDigestOfTheTagForTheOneThatIsLocked() throws IOException {
    var locked = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));
    fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(fixture.store().isCached(locked)).isFalse();
    fixture.store().get(Wanted.locked(locked, Wanted.Expected.ANYTHING));
    assertThat(fixture.store().isCached(locked)).isTrue();
  }

  @Test
  void healsByDigestAlsoWhenTheTagHasMoved() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));
    Files.writeString(found.directory().resolve("main.k"), "x = 6\n");

    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(found.list("")).doesNotContain("new.k");
  }

  @Test
  void putsAReferenceByDigestIntoAPlaceOfItsOwn() throws IOException {
    var digest = fixture.digest(HELLO, "0.1.0");

    var found = fixture.store().get(typed(HELLO + "@" + digest));

    assertThat(found.directory()).isEqualTo(home.resolve(".kpm/by-digest/sha256-" + digest.hex()));
  }

  @Test
  void keepsPackagesOfOneNameApart() throws IOException {
    fixture.publish("other.example/evil/hello", "0.1.0", hello("0.1.0").file("evil.k", "x = 2"));

    var first = fixture.store().get(typed(HELLO + ":0.1.0"));
    var second = fixture.store().get(typed("other.example/evil/hello:0.1.0"));

    assertThat(first.directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(second.directory()).hasParent(home.resolve(".kpm/by-digest"));
    assertThat(first.list("")).doesNotContain("evil.k");
    assertThat(second.list("")).contains("evil.k");
  }

  @Test
  void choosesTheNewestVersion() throws IOException {
    fixture.publish(HELLO, "0.2.0", hello("0.2.0"));
    fixture.publish(HELLO, "0.3.0-rc.1", hello("0.3.0-rc.1"));
    fixture.publish(HELLO, "latest", hello("9.9.9"));

    var found = fixture.store().get(typed(HELLO));

    assertThat(found.reference().orElseThrow().tag()).contains("0.2.0");
    assertThat(fixture.said()).contains("the latest version '0.2.0' will be downloaded");
  }

  @Test
  void seesThatATagHasMoved() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));

    var found = fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(found.directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(found.list("")).contains("new.k");
  }

  @Test
  @DisplayName("S01, L11: the tag of a locked digest moved")
  void keepsTheMeaningOfALockedDigestWhenTheTagMoves() throws IOException {
    var locked = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));
    fixture.store().get(typed(HELLO + ":0.1.0"));
    fixture.forgetRequests();

    var found = fixture.store().get(Wanted.locked(locked, Wanted.Expected.ANYTHING));

    assertThat(found.list("")).doesNotContain("new.k");
    assertThat(home.resolve("hello_0.1.0/new.k")).exists();
    assertThat(fixture.requests()).doesNotContain("manifest 0.1.0");
  }

  @Test
  void meansOfflineWhatATagMeantLastTime() throws IOException {
    fixture.store().get(typed(HELLO));
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));
    fixture.forgetRequests();

    var found = fixture.offline().get(typed(HELLO));

    assertThat(found.list("")).doesNotContain("new.k");
    assertThat(fixture.requests()).isEmpty();
    assertThat(fixture.said()).anyMatch(l -> l.startsWith("offline: `" + HELLO + ":0.1.0` means"));
  }

  @Test
  void findsNothingOfflineThatIsNotCached() {
    assertFails(ErrorId.E_NOTFOUND, () -> fixture.offline().get(typed(HELLO + ":0.1.0")));
    assertFails(
        ErrorId.E_NOTFOUND,
        () -> fixture.offline().get(typed(HELLO + "@" + fixture.digest(HELLO, "0.1.0"))));
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> fixture.store().get(typed(HELLO + ":9.9.9")))
        .hasMessage("failed to get package with '9.9.9' from '" + HELLO + "': not found");
    assertThatThrownBy(() -> fixture.store().get(typed("registry.example/none")))
        .hasMessage(
            "failed to select latest version from 'registry.example/none':" + " there are no tags");
  }

  @Test
  void refusesATagAndADigestThatDisagree() throws IOException {
    fixture.publish(HELLO, "0.2.0", hello("0.2.0"));
    var wrong = reference(HELLO + ":0.2.0").withDigest(fixture.digest(HELLO, "0.1.0"));

    assertFails(ErrorId.E_DIGEST, () -> fixture.store().get(Wanted.typed(wrong)));
  }

  @Test
  @DisplayName("S01: a locked digest that is gone")
  void saysWhatATagMeansNowIfALockedDigestIsGone() throws IOException {
    var gone = reference(HELLO + ":0.1.0").withDigest(fixture.digest(HELLO, "0.1.0"));
    fixture.remove(HELLO);
    fixture.publish(HELLO, "0.1.0", hello("0.1.0").file("new.k", "y = 1"));

    assertThatThrownBy(() -> fixture.store().get(Wanted.locked(gone, Wanted.Expected.ANYTHING)))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_SUM))
        .hasMessageContaining("the tag `0.1.0` now means `" + fixture.digest(HELLO, "0.1.0"));
    assertThat(home.resolve("hello_0.1.0")).doesNotExist();
  }

  @Test
  void refusesContentThatTheLockDoesNotPromise() throws IOException {
    var expected = Wanted.Expected.of(tree("h1:something else"));
    var wanted = new Wanted(reference(HELLO + ":0.1.0"), expected, false);

    assertFails(ErrorId.E_SUM, () -> fixture.store().get(wanted));
    assertThat(home.resolve("hello_0.1.0")).doesNotExist();
    fixture.store().get(typed(HELLO + ":0.1.0"));
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(wanted));
  }

  @Test
  void refusesAnotherPackageThanAskedFor() {
    var name = Wanted.Expected.of("hallo", "0.1.0");
    var version = Wanted.Expected.of("hello", "1");

    assertFails(
        ErrorId.E_RESOLVE,
        () -> fixture.store().get(Wanted.required(reference(HELLO + ":0.1.0"), name)));
    assertFails(
        ErrorId.E_RESOLVE,
        () -> fixture.store().get(Wanted.required(reference(HELLO + ":0.1.0"), version)));
  }

  @Test
  void refusesWhatIsNoPackage() throws IOException {
    fixture.publish(HELLO, "1", TarBuilder.tar());
    fixture.publish(
        HELLO,
        "2",
        TarBuilder.tar().file("kcl.mod", "[package]\nname = \"..\"\n" + "version = \"1.0.0\""));
    fixture.publish(HELLO, "3", hello("3").directory("kcl.mod.lock"));
    fixture.publish(HELLO, "4", hello("4").file("../evil", "x"));

    assertFails(ErrorId.E_MOD, () -> fixture.store().get(typed(HELLO + ":1")));
    assertFails(ErrorId.E_MOD, () -> fixture.store().get(typed(HELLO + ":2")));
    assertFails(ErrorId.E_ARCHIVE, () -> fixture.store().get(typed(HELLO + ":3")));
    assertFails(ErrorId.E_ARCHIVE, () -> fixture.store().get(typed(HELLO + ":4")));
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
  }

  @Test
  void tellsThatBytesAreWrongBeforeItBlamesTheArchive() throws IOException {
    fixture.publish(HELLO, "0.2.0", hello("0.2.0"));
    fixture.corruptBlobs();

    assertFails(ErrorId.E_DIGEST, () -> fixture.store().get(typed(HELLO + ":0.2.0")));
  }

  @Test
  void healsWhatWasChanged() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.writeString(found.directory().resolve("main.k"), "x = 6\n");

    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(home.resolve("hello_0.1.0/main.k")).hasContent("x = 1\n");
    assertThat(fixture.said()).anyMatch(l -> l.contains("`main.k` has changed; fetching it again"));
  }

  @Test
  void healsWhatIsMissingOrAdded() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.delete(found.directory().resolve("a/b.k"));
    assertThat(found.read("a/b.k")).isEqualTo("b = 1\n".getBytes(UTF_8));

    Files.writeString(found.directory().resolve("a/evil.k"), "x = 6\n");
    assertThat(found.list("a")).containsExactly("b.k");
    assertThat(home.resolve("hello_0.1.0/a/evil.k")).doesNotExist();
  }

  @Test
  void healsADirectoryWithoutRightsAndOneThatIsAFile() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.setPosixFilePermissions(
        found.directory().resolve("a"), PosixFilePermissions.fromString("---------"));
    assertThat(found.read("a/b.k")).isEqualTo("b = 1\n".getBytes(UTF_8));

    Trees.delete(found.directory());
    Files.createFile(home.resolve("hello_0.1.0"));
    assertThat(fixture.store().get(typed(HELLO + ":0.1.0")).list("a")).containsExactly("b.k");
  }

  @Test
  void refusesOfflineWhatWasChanged() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.writeString(home.resolve("hello_0.1.0/main.k"), "x = 6\n");

    var found = fixture.offline().get(typed(HELLO + ":0.1.0"));

    assertFails(ErrorId.E_SUM, () -> found.read("main.k"));
    assertThat(found.read("a/b.k")).isEqualTo("b = 1\n".getBytes(UTF_8));
    assertThat(found.differences()).containsExactly("main.k");
  }

  @Test
  void knowsOnlyTheFilesThatWereVerified() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.createDirectory(found.directory().resolve("empty"));

    assertThat(found.list("")).containsExactly("a", "kcl.mod", "main.k");
    assertThatThrownBy(() -> found.read("other.k")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> found.list("other")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void replacesADirectoryThatNobodyVerified() throws IOException {
    var foreign = Files.createDirectories(home.resolve("hello_0.1.0"));
    Files.writeString(foreign.resolve("kcl.mod"), "[package]\n");

    var found = fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(found.list("")).containsExactly("a", "kcl.mod", "main.k");
  }

  @Test
  void adoptsADirectoryThatHasWhatTheLockPromises() throws IOException {
    var found = fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.delete(home.resolve(".kpm/verified/hello_0.1.0.json"));
    var expected = Wanted.Expected.of(tree(found.tree()));

    var adopted = fixture.offline().get(Wanted.locked(found.reference().orElseThrow(), expected));

    assertThat(adopted.directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(home.resolve(".kpm/verified/hello_0.1.0.json")).exists();
  }

  @Test
  @DisplayName("L18: the marker of a newer kpm")
  void takesADamagedMarkerForNone() throws IOException {
    fixture.store().get(typed(HELLO + ":0.1.0"));
    Files.writeString(home.resolve(".kpm/verified/hello_0.1.0.json"), "{\"version\":2}");

    fixture.forgetRequests();
    fixture.store().get(typed(HELLO + ":0.1.0"));

    assertThat(fixture.requests()).anyMatch(r -> r.startsWith("fetch"));
  }

  @Test
  void fetchesIntoADirectoryOfTheUser() throws IOException {
    var target = temporary.resolve("out/deep/hello");
    var resolved = fixture.store().resolve(reference(HELLO + ":0.1.0"));

    assertThat(fixture.store().fetchInto(resolved, target)).isTrue();
    assertThat(fixture.store().fetchInto(resolved, target)).isFalse();
    assertThat(target.resolve("main.k")).hasContent("x = 1\n");
    assertThat(target.getParent()).isDirectoryNotContaining(p -> !p.equals(target));

    Files.writeString(target.resolve("mine"), "x");
    assertFails(ErrorId.E_EXISTS, () -> fixture.store().fetchInto(resolved, target));
    assertThat(target.resolve("mine")).exists();
  }

  @Test
  void leavesNothingOfAPackageThatItRefused() throws IOException {
    fixture.publish(HELLO, "4", hello("4").file("../evil", "x"));
    var resolved = fixture.store().resolve(reference(HELLO + ":4"));

    assertFails(
        ErrorId.E_ARCHIVE,
        () -> fixture.store().fetchInto(resolved, temporary.resolve("out/deep/hello")));
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  @Test
  void unpacksALocalArchiveForAWhile() throws IOException {
    var archive = Files.write(temporary.resolve("hello.tgz"), hello("1").gzip());
    Path directory;

    try (var unpacked = fixture.offline().unpack(archive)) {
      directory = unpacked.directory();
      assertThat(directory.resolve("main.k")).hasContent("x = 1\n");
    }

    assertThat(directory).doesNotExist();
  }

  private static Promise tree(String tree) {
    return new Promise(Optional.of(tree), Optional.empty(), false);
  }
}
