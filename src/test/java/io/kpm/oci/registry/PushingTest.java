// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static io.kpm.oci.registry.Scenario.HOME;
import static io.kpm.oci.registry.Scenario.UPLOADS;
import static io.kpm.oci.registry.Scenario.answer;
import static io.kpm.oci.registry.Scenario.assertRefused;
import static io.kpm.oci.registry.Scenario.blob;
import static io.kpm.oci.registry.Scenario.blobUrl;
import static io.kpm.oci.registry.Scenario.body;
import static io.kpm.oci.registry.Scenario.manifest;
import static io.kpm.testing.ScriptedTransport.error;
import static io.kpm.testing.ScriptedTransport.lost;
import static io.kpm.testing.ScriptedTransport.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.oci.ArtifactStore.TagPolicy;
import io.kpm.oci.MissingContentException;
import io.kpm.testing.ScriptedTransport.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs, manifests and tags on their way to a registry. */
final class PushingTest {
  private static final String TEXT = "some content";
  private static final String SESSION = UPLOADS + "session";
  private static final String TAG = HOME + "manifests/1";
  private static final Message BASIC = status(401).with("WWW-Authenticate", "Basic realm=\"r\"");

  private final Scenario scenario = new Scenario();
  private final RemoteRepository repository = scenario.repository();

  @Test
  void sendsABlobInOnePiece() throws IOException {
    scenario.net.on("POST", UPLOADS, opened("/v2/x/blobs/uploads/session?_state=a%3D"));
    scenario.net.on("PUT", SESSION, status(201));

    repository.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.asked())
        .containsExactly(
            "POST " + UPLOADS,
            "PUT " + SESSION + "?_state=a%3D&digest=" + blob(TEXT).digest());
    assertThat(scenario.net.sent("Content-Type")).endsWith("application/octet-stream");
    assertThat(scenario.net.sent("Content-Range")).endsWith("-");
    assertThat(scenario.net.last().body().length()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      session                                              | ?
      session#part                                         | ?
      ../uploads/session                                   | ?
      https://reg.test:443/v2/x/blobs/uploads/session?a=b  | ?a=b&
      ?_state=x                                            | ?_state=x&
      """)
  void understandsEveryFormOfLocation(String location, String query) throws IOException {
    scenario.net.on("POST", UPLOADS, opened(location));
    scenario.net.on("PUT", SESSION, status(204));
    scenario.net.on("PUT", "https://reg.test:443/v2/x/blobs/uploads/session", status(204));
    scenario.net.on("PUT", UPLOADS, status(204));

    repository.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.last().uri().toString())
        .endsWith(query + "digest=" + blob(TEXT).digest());
  }

  @Test
  void needsALocation() {
    assertUpload(status(202), ErrorId.E_PROTO);
    assertUpload(opened(""), ErrorId.E_PROTO);
    assertUpload(opened("/" + "a".repeat(10_000)), ErrorId.E_PROTO);
    assertUpload(opened("file:///etc/passwd"), ErrorId.E_REDIRECT);
    assertUpload(opened("https://u:p@reg.test/x"), ErrorId.E_REDIRECT);
    assertUpload(status(200, "<html>").with("Content-Type", "text/html"), ErrorId.E_PROTO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.test/u",
        "https://reg.test:8443/u",
        "http://reg.test/u",
        "//other.test/u"
      })
  void sendsNoByteElsewhere(String location) {
    scenario.net.on("POST", UPLOADS, opened(location));

    assertRefused(ErrorId.E_POLICY, () -> repository.push(blob(TEXT), body(TEXT)))
        .hasMessageContaining("`https://reg.test`");
    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void sendsBytesButNoCredentialsToAllowedHosts() throws IOException {
    var allowing = scenario.repository("storage.test");
    scenario.net.on("POST", UPLOADS, BASIC, opened("https://storage.test/u?sig=1"));
    scenario.net.on("PUT", "https://storage.test/u", status(201));

    allowing.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.sent("Authorization")).containsExactly("-", "Basic YW5uOnB3", "-");
  }

  @Test
  void startsANewUploadAfterAFailureInPassing() throws IOException {
    scenario.net.on("POST", UPLOADS, opened("session"), opened("second"));
    scenario.net.on("PUT", SESSION, status(503));
    scenario.net.on("PUT", UPLOADS + "second", status(201));

    repository.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.asked()).hasSize(4);
  }

  @Test
  void looksForABlobWhoseAnswerGotLost() throws IOException {
    scenario.net.on("POST", UPLOADS, opened("session"), opened("second"));
    scenario.net.on("PUT", SESSION, lost());
    scenario.net.on("PUT", UPLOADS + "second", lost());
    scenario.net.on("HEAD", blobUrl(TEXT), status(404), status(200));

    repository.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.asked()).filteredOn(line -> line.startsWith("PUT")).hasSize(2);
  }

  @Test
  void startsANewUploadIfTheOldOneIsLost() throws IOException {
    scenario.net.on("POST", UPLOADS, opened("session"));
    scenario.net.on("PUT", SESSION, error(404, "BLOB_UPLOAD_INVALID"), status(201));

    repository.push(blob(TEXT), body(TEXT));

    assertThat(scenario.net.asked()).hasSize(4);
  }

  @Test
  void saysWhyABlobWasRefused() {
    assertClosing(error(413, "SIZE_INVALID"), ErrorId.E_SERVER);
    assertClosing(error(400, "DIGEST_INVALID"), ErrorId.E_DIGEST);
    assertClosing(status(405), ErrorId.E_UNSUPPORTED);
    assertClosing(
        status(201).with("Docker-Content-Digest", blob("other").digest().toString()),
        ErrorId.E_DIGEST);
  }

  @Test
  void sendsNothingThatChangedMeanwhile() {
    scenario.net.on("POST", UPLOADS, opened("session"));
    scenario.net.on("PUT", SESSION, status(201));

    assertRefused(ErrorId.E_DIGEST, () -> repository.push(blob(TEXT), body("same length!")));
  }

  @Test
  void publishesATagAndLooksAtItAfterwards() throws IOException {
    scenario.net.on("HEAD", TAG, status(404), answer(manifest("l")));
    scenario.net.on("PUT", TAG, status(201));

    repository.tag(manifest("l"), "1", TagPolicy.CREATE);

    assertThat(scenario.net.asked()).containsExactly("HEAD " + TAG, "PUT " + TAG, "HEAD " + TAG);
    assertThat(scenario.net.sent("If-None-Match")).containsExactly("-", "*", "-");
  }

  @Test
  void movesATagWithoutACondition() throws IOException {
    scenario.net.on("HEAD", TAG, answer(manifest("l")));
    scenario.net.on("PUT", TAG, status(201));

    repository.tag(manifest("l"), "1", TagPolicy.REPLACE);

    assertThat(scenario.net.sent("If-None-Match")).containsExactly("-", "-");
  }

  @Test
  void sendsNothingForATagThatIsThere() throws IOException {
    scenario.net.on("HEAD", TAG, answer(manifest("l")));

    repository.tag(manifest("l"), "1", TagPolicy.CREATE);

    assertThat(scenario.net.asked()).hasSize(1);
  }

  @Test
  void movesNoTagThatMustStay() {
    scenario.net.on("HEAD", TAG, answer(manifest("other")), status(404));
    scenario.net.on("PUT", TAG, status(412));

    assertRefused(ErrorId.E_EXISTS, () -> repository.tag(manifest("l"), "1", TagPolicy.CREATE))
        .hasMessage("cannot push `reg.test/x:1`: the tag already exists with other content");
    assertRefused(ErrorId.E_EXISTS, () -> repository.tag(manifest("l"), "1", TagPolicy.CREATE));
  }

  @Test
  void noticesThatNothingWasStored() {
    scenario.net.on("HEAD", TAG, status(404));
    scenario.net.on("PUT", TAG, status(201));

    assertRefused(ErrorId.E_PROTO, () -> repository.tag(manifest("l"), "1", TagPolicy.REPLACE))
        .hasMessageContaining("found nothing");
  }

  @Test
  void noticesAnotherDigest() {
    scenario.net.on(
        "PUT",
        TAG,
        status(201).with("Docker-Content-Digest", blob("other").digest().toString()));

    assertRefused(ErrorId.E_DIGEST, () -> repository.tag(manifest("l"), "1", TagPolicy.REPLACE));
  }

  @Test
  void repeatsAManifestThatFailedInPassing() throws IOException {
    scenario.net.on("PUT", TAG, status(500), status(201));
    scenario.net.on("HEAD", TAG, answer(manifest("l")));

    repository.tag(manifest("l"), "1", TagPolicy.REPLACE);

    assertThat(scenario.net.asked()).containsExactly("PUT " + TAG, "PUT " + TAG, "HEAD " + TAG);
  }

  @Test
  void looksForAManifestWhoseAnswerGotLost() throws IOException {
    scenario.net.on("PUT", TAG, lost());
    scenario.net.on("HEAD", TAG, answer(manifest("l")));

    repository.tag(manifest("l"), "1", TagPolicy.REPLACE);

    assertThat(scenario.net.asked()).filteredOn(line -> line.startsWith("PUT")).hasSize(1);
  }

  @Test
  void saysThatContentIsMissing() {
    scenario.net.on("PUT", TAG, error(400, "MANIFEST_BLOB_UNKNOWN"));

    assertThatThrownBy(() -> repository.tag(manifest("l"), "1", TagPolicy.REPLACE))
        .isInstanceOf(MissingContentException.class)
        .hasMessage("`reg.test` answered 400 MANIFEST_BLOB_UNKNOWN: no luck");
  }

  @Test
  void saysWhyAManifestWasRefused() {
    assertManifest(error(400, "MANIFEST_INVALID"), ErrorId.E_SERVER);
    assertManifest(error(413, "SIZE_INVALID"), ErrorId.E_SERVER);
    assertManifest(error(405, "UNSUPPORTED"), ErrorId.E_UNSUPPORTED);
    assertManifest(error(403, "DENIED"), ErrorId.E_DENIED);
  }

  private static void assertUpload(Message opening, ErrorId id) {
    var own = new Scenario();
    own.net.on("POST", UPLOADS, opening);
    assertRefused(id, () -> own.repository().push(blob(TEXT), body(TEXT)));
    assertThat(own.net.asked()).hasSize(1);
  }

  private static void assertClosing(Message closing, ErrorId id) {
    var own = new Scenario();
    own.net.on("POST", UPLOADS, opened("session"));
    own.net.on("PUT", SESSION, closing);
    assertRefused(id, () -> own.repository().push(blob(TEXT), body(TEXT)));
    assertThat(own.net.asked()).hasSize(2);
  }

  private static void assertManifest(Message answer, ErrorId id) {
    var own = new Scenario();
    own.net.on("PUT", TAG, answer);
    assertRefused(id, () -> own.repository().tag(manifest("l"), "1", TagPolicy.REPLACE));
    assertThat(own.net.asked()).hasSize(1);
  }

  private static Message opened(String location) {
    return status(202).with("Location", location);
  }
}
