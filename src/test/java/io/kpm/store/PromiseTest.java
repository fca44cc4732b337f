// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static io.kpm.store.StoreFixture.assertFails;
import static io.kpm.store.StoreFixture.hello;
import static io.kpm.store.StoreFixture.mod;
import static io.kpm.store.StoreFixture.reference;
import static io.kpm.store.StoreFixture.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.artifact.Annotations;
import io.kpm.artifact.PackageSum;
import io.kpm.error.ErrorId;
import io.kpm.mod.LockEntry;
import io.kpm.testing.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lock promises, compared with what came. */
final class PromiseTest {
  private static final String HELLO = "registry.example/acme/hello";

  @TempDir
  private Path temporary;

  private StoreFixture fixture;
  private Path home;

  @BeforeEach
  void publish() throws IOException {
    fixture = new StoreFixture(temporary.resolve("home"));
    home = fixture.home().root();
    fixture.publish(HELLO, "0.1.0", hello("0.1.0"), Map.of(Annotations.SUM, "claimed"));
  }

  @Test
  void readsALockEntry() {
    var checks = new LockEntry.Checks("s", "sha256:…", "h1:t");

    assertThat(Promise.of(checks, true))
        .isEqualTo(new Promise(Optional.of("h1:t"), Optional.of("s"), true));
    assertThat(Promise.of(LockEntry.Checks.NONE, false)).isEqualTo(Promise.NOTHING);
  }

  @Test
  void takesTheSumOfNothingForNone() {
    var checks = new LockEntry.Checks(PackageSum.OF_NOTHING, "", "");

    assertThat(Promise.of(checks, false)).isEqualTo(Promise.NOTHING);
  }

  @Test
  void computesTheSumFromVerifiedFiles() throws IOException {
    fixture.publish(
        HELLO,
        "1.0.0",
        TarBuilder.tar()
            .file("kcl.mod", mod("hello", "1.0.0"))
            .file("a-b", "2")
            .file("a.k", "3")
            .file("a/x", "1")
            .file(".github/w", "x"));
    var found = fixture.store().get(typed(HELLO + ":1.0.0"));

    var content = new PackageDir(new PackageDir.Whole(
        found.origin(),
        new VerifiedTree(found.directory(), new KnownFiles(found.files())),
        Marker.Sums.UNKNOWN,
        true));

    assertThat(found.sum()).isEqualTo(content.sum());
    assertThat(found.claimedSum()).isEmpty();
  }

  @Test
  @DisplayName("S03: only a sum, which the content has")
  void isContentWithTheSumOfTheContent() throws IOException {
    var sum = fixture.store().get(typed(HELLO + ":0.1.0")).sum();
    fixture.said().clear();

    fixture.store().get(wanted(sum, true));

    assertThat(fixture.said()).isEmpty();
  }

  @Test
  @DisplayName("S03: only a sum, which is the publisher's word")
  void warnsOfASumThatIsOnlyThePublishersWord() throws IOException {
    fixture.store().get(wanted("claimed", false));

    assertThat(fixture.said()).anyMatch(l -> l.contains("is only what its publisher states"));
    fixture.said().clear();
    fixture.store().get(wanted("claimed", false));
    assertThat(fixture.said()).anyMatch(l -> l.contains("is only what its publisher states"));
  }

  @Test
  @DisplayName("S03: the publisher's word under --locked")
  void refusesThePublishersWordWhereItIsStrict() throws IOException {
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(wanted("claimed", true)));
    assertThat(home.resolve("hello_0.1.0")).doesNotExist();

    fixture.store().get(typed(HELLO + ":0.1.0"));
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(wanted("claimed", true)));
  }

  @Test
  @DisplayName("S01, S03: a sum that neither the content nor the publisher has")
  void refusesAnotherSum() throws IOException {
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(wanted("other", false)));
    assertThat(home.resolve("hello_0.1.0")).doesNotExist();
    assertThat(home.resolve(".kpm/tmp")).isEmptyDirectory();
  }

  @Test
  @DisplayName("S01: the tag moved, the annotation is forged to fit")
  void doesNotBelieveAForgedAnnotation() throws IOException {
    var lawful = fixture.store().get(typed(HELLO + ":0.1.0"));
    var promise = new Promise(Optional.of(lawful.tree()), Optional.of(lawful.sum()), false);
    fixture.publish(
        HELLO,
        "0.1.0",
        hello("0.1.0").file("evil.k", "y = 1"),
        Map.of(Annotations.SUM, lawful.sum()));
    var fresh = new StoreFixture(temporary.resolve("fresh"));
    fresh.publish(
        HELLO,
        "0.1.0",
        hello("0.1.0").file("evil.k", "y = 1"),
        Map.of(Annotations.SUM, lawful.sum()));

    var wanted = new Wanted(reference(HELLO + ":0.1.0"), Wanted.Expected.of(promise), false);

    assertFails(ErrorId.E_SUM, () -> fresh.store().get(wanted));
    assertThat(fresh.home().root().resolve("hello_0.1.0")).doesNotExist();
  }

  @Test
  @DisplayName("S02: bytes moved between files, a file renamed, files added that no sum counts")
  void noticesWhatTheSumDoesNot() throws IOException {
    var lawful = fixture.store().get(typed(HELLO + ":0.1.0"));
    fixture.publish(
        HELLO,
        "moved",
        TarBuilder.tar()
            .directory("a")
            .file("a/b.k", "b = 1\n")
            .file("kcl.mod", mod("hello", "0.1.0") + "x = 1\n")
            .file("main.k", ""));
    fixture.publish(
        HELLO,
        "renamed",
        TarBuilder.tar()
            .directory("a")
            .file("a/c.k", "b = 1\n")
            .file("kcl.mod", mod("hello", "0.1.0"))
            .file("main.k", "x = 1\n"));
    fixture.publish(HELLO, "added", hello("0.1.0").file("x.tar.k", "y = 1"));
    var sum = new Promise(Optional.empty(), Optional.of(lawful.sum()), true);
    var tree = new Promise(Optional.of(lawful.tree()), Optional.of(lawful.sum()), false);

    assertThat(fixture.store().get(tagged("moved", sum)).sum()).isEqualTo(lawful.sum());
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(tagged("moved", tree)));
    assertThat(fixture.store().get(tagged("renamed", sum)).sum()).isEqualTo(lawful.sum());
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(tagged("renamed", tree)));
    assertThat(fixture.store().get(tagged("added", sum)).sum()).isEqualTo(lawful.sum());
    assertFails(ErrorId.E_SUM, () -> fixture.store().get(tagged("added", tree)));
  }

  @Test
  void usesADirectoryOfUpstreamOfflineBySumButDoesNotMarkIt() throws IOException {
    var lawful = fixture.store().get(typed(HELLO + ":0.1.0"));
    var sum = lawful.sum();
    Files.delete(home.resolve(".kpm/verified/hello_0.1.0.json"));

    var found = fixture.offline().get(wanted(sum, true));

    assertThat(found.isSealed()).isFalse();
    assertThat(lawful.isSealed()).isTrue();
    assertThat(found.directory()).isEqualTo(home.resolve("hello_0.1.0"));
    assertThat(found.read("main.k")).isEqualTo("x = 1\n".getBytes(UTF_8));
    assertThat(home.resolve(".kpm/verified/hello_0.1.0.json")).doesNotExist();
    Files.writeString(found.directory().resolve("main.k"), "x = 2\n");
    assertFails(ErrorId.E_SUM, () -> found.read("main.k"));
  }

  @Test
  void usesADirectoryOfUpstreamOfflineThatWasNeverAskedFor() throws IOException {
    var directory = Files.createDirectories(home.resolve("other_1.0.0"));
    Files.writeString(directory.resolve("kcl.mod"), mod("other", "1.0.0"));
    var sum = PackageSum.of(directory, StoreOptions.DEFAULT.limits());
    var wanted = Wanted.required(
        reference("registry.example/acme/other:1.0.0"),
        Wanted.Expected.of("other", "1.0.0")
            .with(new Promise(Optional.empty(), Optional.of(sum), false)));

    assertThat(fixture.offline().get(wanted).list("")).containsExactly("kcl.mod");
  }

  @Test
  void fetchesWhatOnlyASumVouchesForIfItCan() throws IOException {
    var sum = fixture.store().get(typed(HELLO + ":0.1.0")).sum();
    Files.delete(home.resolve(".kpm/verified/hello_0.1.0.json"));

    assertThat(fixture.store().get(wanted(sum, false)).isSealed()).isTrue();
    assertThat(home.resolve(".kpm/verified/hello_0.1.0.json")).exists();
  }

  private static Wanted tagged(String tag, Promise promise) {
    return Wanted.required(reference(HELLO + ":" + tag), Wanted.Expected.of(promise));
  }

  private static Wanted wanted(String sum, boolean isStrict) {
    var promise = new Promise(Optional.empty(), Optional.of(sum), isStrict);
    return Wanted.required(
        reference(HELLO + ":0.1.0"), Wanted.Expected.of("hello", "0.1.0").with(promise));
  }
}
