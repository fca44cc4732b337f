// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static io.kpm.oci.registry.Scenario.HOME;
import static io.kpm.oci.registry.Scenario.answer;
import static io.kpm.oci.registry.Scenario.assertRefused;
import static io.kpm.oci.registry.Scenario.manifest;
import static io.kpm.testing.ScriptedTransport.error;
import static io.kpm.testing.ScriptedTransport.lost;
import static io.kpm.testing.ScriptedTransport.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.testing.ScriptedTransport.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests and tags as registries answer them, well and badly. */
final class ReadingTest {
  private static final String TAG = HOME + "manifests/1";
  private static final String TAGS = HOME + "tags/list";
  private static final Message PAGE =
      status(200, "<html>Please log in</html>").with("Content-Type", "text/html");
  private static final Message ABSENT_PAGE =
      status(404, "<html>no</html>").with("Content-Type", "text/html");

  private final Scenario scenario = new Scenario();
  private final RemoteRepository repository = scenario.repository();

  @Test
  void readsAManifestWithOneRequest() throws IOException {
    scenario.net.on("GET", TAG, answer(manifest("layer")));

    var found = repository.manifest("1").orElseThrow();

    assertThat(found.bytes()).isEqualTo(manifest("layer").bytes());
    assertThat(scenario.net.asked()).containsExactly("GET " + TAG);
    assertThat(scenario.net.sent("Accept").get(0)).contains(MediaTypes.DOCKER_MANIFEST_LIST);
  }

  @Test
  void resolvesByTheHeaderAlone() throws IOException {
    scenario.net.on("HEAD", TAG, answer(manifest("layer")));

    assertThat(repository.resolve("1")).contains(manifest("layer").descriptor());
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void readsTheManifestWhereTheHeaderSaysTooLittle() throws IOException {
    scenario.net.on("HEAD", TAG, status(200), status(405)).on("GET", TAG, answer(manifest("l")));

    assertThat(repository.resolve("1")).contains(manifest("l").descriptor());
    assertThat(repository.resolve("1")).contains(manifest("l").descriptor());
  }

  @Test
  void takesEvery404ForAbsence() throws IOException {
    scenario
        .net
        .on(
            "GET",
            TAG,
            error(404, "MANIFEST_UNKNOWN"),
            error(404, "NAME_UNKNOWN"),
            ABSENT_PAGE,
            status(404))
        .on("HEAD", TAG, status(404).with("Content-Length", "157"));

    assertThat(repository.manifest("1")).isEmpty();
    assertThat(repository.manifest("1")).isEmpty();
    assertThat(repository.manifest("1")).isEmpty();
    assertThat(repository.manifest("1")).isEmpty();
    assertThat(repository.resolve("1")).isEmpty();
    assertThat(scenario.net.asked()).hasSize(5);
  }

  @Test
  void recognisesWhatIsNoRegistry() {
    scenario.net.on("GET", TAG, PAGE).on("HEAD", TAG, PAGE).on("GET", TAGS, PAGE);

    assertRefused(ErrorId.E_PROTO, () -> repository.manifest("1"))
        .hasMessage("`reg.test` is not an OCI registry (got text/html)");
    assertRefused(ErrorId.E_PROTO, () -> repository.resolve("1"));
    assertRefused(ErrorId.E_PROTO, () -> repository.tags());
  }

  @Test
  void comparesTheDigestThatTheRegistryNames() throws IOException {
    var other = Digest.of("other".getBytes(UTF_8));
    scenario.net.on(
        "GET",
        TAG,
        status(200, new String(manifest("l").bytes(), UTF_8))
            .with("Docker-Content-Digest", other.toString()),
        status(200, new String(manifest("l").bytes(), UTF_8)));

    assertRefused(ErrorId.E_DIGEST, () -> repository.manifest("1"))
        .hasMessageContaining(other.toString());
    assertThat(repository.manifest("1").orElseThrow().descriptor())
        .isEqualTo(manifest("l").descriptor());
  }

  @Test
  void comparesTheDigestThatWasAskedFor() {
    var asked = manifest("asked").digest().toString();
    scenario.net.on("GET", HOME + "manifests/" + asked, answer(manifest("other")));

    assertRefused(ErrorId.E_DIGEST, () -> repository.manifest(asked));
  }

  @Test
  void knowsManifestsBySha512() throws IOException {
    var sha512 =
        RawManifest.of(MediaTypes.IMAGE_MANIFEST, manifest("l").bytes(), Digest.Algorithm.SHA512);
    scenario.net.on("GET", HOME + "manifests/" + sha512.digest(), answer(manifest("l")));

    assertThat(repository.manifest(sha512.digest().toString()).orElseThrow().digest())
        .isEqualTo(sha512.digest());
  }

  @Test
  void stopsReadingBeyondTheLimit() {
    scenario.net.on("GET", TAG, status(200, " ".repeat(5 * 1024 * 1024)));

    assertRefused(ErrorId.E_LIMIT, () -> repository.manifest("1"))
        .hasMessageContaining("limits.manifestBytes");
  }

  @Test
  void refusesATypeThatIsNotTheOneInside() throws IOException {
    var bytes = new String(manifest("l").bytes(), UTF_8);
    scenario.net.on(
        "GET",
        TAG,
        status(200, bytes).with("Content-Type", MediaTypes.IMAGE_INDEX),
        status(200, bytes));

    assertRefused(
        ErrorId.E_MANIFEST, () -> repository.manifest("1").orElseThrow().parsed());
    assertThat(repository.manifest("1").orElseThrow().parsed().mediaType())
        .isEqualTo(MediaTypes.IMAGE_MANIFEST);
  }

  @Test
  void saysWhatTheRegistrySaid() {
    scenario.net.on(
        "GET",
        TAG,
        status(
                400,
                "{\"errors\":[{\"code\":\"SIZE_INVALID\",\"message\":\"too\\u001b[2J big\","
                    + "\"detail\":{\"limit\":5}}]}")
            .with("Content-Type", "application/json"));

    assertRefused(ErrorId.E_SERVER, () -> repository.manifest("1"))
        .hasMessage("cannot read the manifest `reg.test/x:1`: `reg.test` answered"
            + " 400 SIZE_INVALID to GET /v2/x/manifests/1: too\\x1b[2J big ({\"limit\":5})");
  }

  @Test
  void saysWhoMayNotRead() {
    scenario.net.on("GET", TAG, error(403, "DENIED")).on("HEAD", TAG, status(403));

    assertRefused(ErrorId.E_DENIED, () -> repository.resolve("1"))
        .hasMessageContaining("for the user `anonymous`");
    assertThat(scenario.net.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void triesAgainWhatFailedForTheMoment(int code) throws IOException {
    scenario.net.on("GET", TAG, status(code), status(code), answer(manifest("l")));

    assertThat(repository.manifest("1")).isPresent();
    assertThat(scenario.net.asked()).hasSize(3);
  }

  @Test
  void saysHowMuchTheRegistryAllows() {
    scenario.net.on(
        "GET",
        TAG,
        error(429, "TOOMANYREQUESTS")
            .with("ratelimit-limit", "100;w=21600")
            .with("ratelimit-remaining", "0"));

    assertRefused(ErrorId.E_RATELIMIT, () -> repository.manifest("1"))
        .hasMessageEndingWith("no luck (ratelimit-limit 100;w=21600, ratelimit-remaining 0)");
  }

  @Test
  void givesUpAfterSixTries() {
    scenario.net.on("GET", TAG, status(503)).on("GET", TAGS, lost());

    assertRefused(ErrorId.E_SERVER, () -> repository.manifest("1")).hasMessageContaining("503");
    assertThat(scenario.net.asked()).hasSize(6);
    assertRefused(ErrorId.E_NET, repository::tags)
        .hasMessageStartingWith("cannot list the tags of `reg.test/x`: ");
    assertThat(scenario.net.asked()).hasSize(12);
  }

  @Test
  void collectsTheTagsOfAllPages() throws IOException {
    scenario
        .net
        .on(
            "GET",
            TAGS,
            page("[\"1.0.0\",\"1.1.0\"]").with("Link", "</v2/x/tags/more?last=1>; rel=\"next\""))
        .on("GET", HOME + "tags/more", page("[\"latest\"]"));

    assertThat(repository.tags()).containsExactly("1.0.0", "1.1.0", "latest");
    assertThat(scenario.net.asked())
        .containsExactly("GET " + TAGS, "GET " + HOME + "tags/more?last=1");
  }

  @Test
  void takesNoListForAnEmptyOne() throws IOException {
    scenario.net.on("GET", TAGS, page("null"), status(200, "{}"), error(404, "NAME_UNKNOWN"));

    assertThat(repository.tags()).isEmpty();
    assertThat(repository.tags()).isEmpty();
    assertThat(repository.tags()).isEmpty();
  }

  @Test
  void skipsWhatCannotBeATag() throws IOException {
    scenario.net.on(
        "GET",
        TAGS,
        page("[\"\\u001b[2J\",\"../../x\",\"1.0.0\",5,null,\"" + "a".repeat(300) + "\"]"));

    assertThat(repository.tags()).containsExactly("1.0.0");
    assertThat(scenario.warnings)
        .containsExactly(
            "skipped 5 names in the list of `reg.test/x` that cannot be a tag, such as `\\x1b[2J`");
  }

  @Test
  void stopsWherePagesLeadBack() {
    scenario.net.on("GET", TAGS, page("[]").with("Link", "<?>; rel=next, <list>; rel=\"next\""));

    assertRefused(ErrorId.E_LIMIT, repository::tags);
    assertThat(scenario.net.asked().size()).isLessThanOrEqualTo(3);
  }

  @Test
  void stopsWherePagesNeverEnd() {
    var counter = new int[1];
    scenario.net.on(
        "GET",
        TAGS,
        request ->
            page("[]").with("Link", "<?n=" + counter[0]++ + ">; rel=\"next\"").to(request));

    assertRefused(ErrorId.E_LIMIT, repository::tags).hasMessageContaining("limits.pages");
    assertThat(scenario.net.asked()).hasSize(1000);
  }

  @Test
  void readsNoPageElsewhere() {
    scenario.net.on(
        "GET", TAGS, page("[]").with("Link", "<http://other.test/v2/x/tags/list>; rel=\"next\""));

    assertRefused(ErrorId.E_POLICY, repository::tags).hasMessageContaining("http://other.test");
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void readsNoEndlessPage() {
    scenario.net.on("GET", TAGS, page("[\"" + "a".repeat(5 * 1024 * 1024) + "\"]"));

    assertRefused(ErrorId.E_LIMIT, repository::tags);
  }

  @Test
  void passesOnWarningsOnce() throws IOException {
    scenario.net.on(
        "GET",
        TAG,
        answer(manifest("l"))
            .with("Warning", "299 - \"moving \\\"soon\\\"\"")
            .with("Warning", "299 - \"moving \\\"soon\\\"\"")
            .with("Warning", "199 host \"for machines\"")
            .with("Warning", "299 - \"two\u001b\"")
            .with("Warning", "299 - \"three\"")
            .with("Warning", "299 - \"four\"")
            .with("Warning", "299 - \"five\"")
            .with("Warning", "299 - \"six\""));

    repository.manifest("1");

    assertThat(scenario.warnings)
        .containsExactly(
            "`reg.test` warns: moving \"soon\"",
            "`reg.test` warns: two\\x1b",
            "`reg.test` warns: three",
            "`reg.test` warns: four",
            "`reg.test` warns: five");
  }

  @Test
  void keepsBrokenListsApartFromEmptyOnes() {
    scenario.net.on("GET", TAGS, status(200, "{\"tags\":[\"1.0.0\""));

    assertRefused(ErrorId.E_PROTO, repository::tags).isInstanceOf(KpmException.class);
  }

  private static Message page(String tags) {
    return status(200, "{\"name\":\"x\",\"tags\":" + tags + "}")
        .with("Content-Type", "application/json");
  }
}
