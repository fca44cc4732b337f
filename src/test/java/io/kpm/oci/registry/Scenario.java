// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.Digest;
import io.kpm.http.Retries;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.oci.auth.Network;
import io.kpm.oci.auth.SchemeRules;
import io.kpm.oci.credentials.Credential;
import io.kpm.oci.credentials.CredentialSource;
import io.kpm.oci.credentials.LoginRecord;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import io.kpm.testing.FakeTime;
import io.kpm.testing.ScriptedTransport;
import io.kpm.testing.ScriptedTransport.Message;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A repository {@code x} of {@code reg.test} on a network in memory, and what it reports. */
final class Scenario implements Reporter {
  static final String HOME = "https://reg.test/v2/x/";
  static final String UPLOADS = HOME + "blobs/uploads/";

  final ScriptedTransport net = new ScriptedTransport();
  final FakeTime time = new FakeTime();
  final List<String> warnings = new ArrayList<>();

  static RegistrySettings settings(AnswerLimits limits, String... uploadHosts) {
    return new RegistrySettings("test", "ghcr.io", Optional.empty(), List.of(uploadHosts), limits);
  }

  /** The repository; the user is {@code ann}. */
  RemoteRepository repository(String... uploadHosts) {
    var network = new Network(net, net, new Retries(5, time, this), time);
    var credentials = new Ann();
    var rules = new SchemeRules(
        Optional.empty(),
        Map.of(),
        new SchemeRules.Default("ghcr.io", Optional.empty()),
        credentials);
    var registry = new Registry("reg.test", network, rules, new NamedHosts(), false);
    var settings = settings(AnswerLimits.DEFAULT, uploadHosts);
    var channel = new Channel(registry, "x", credentials, new WarningHeaders(this), settings);
    return new RemoteRepository(channel, this);
  }

  @Override
  public void report(Event event) {
    if (event instanceof Event.Warned warned) {
      warnings.add(warned.line());
    }
  }

  private static final class Ann implements CredentialSource {
    @Override
    public Found find(String registry, String repository) {
      return Found.of(new Credential.Password("ann", "pw"), "test");
    }

    @Override
    public Optional<LoginRecord> login(String registry, String repository) {
      return Optional.empty();
    }
  }

  static Descriptor blob(String text) {
    var bytes = text.getBytes(UTF_8);
    return Descriptor.of("application/vnd.test", Digest.of(bytes), bytes.length);
  }

  static Body body(String text) {
    return () -> new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  static String blobUrl(String text) {
    return HOME + "blobs/" + blob(text).digest();
  }

  static RawManifest manifest(String layer) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.of("application/vnd.test.artifact"),
        Optional.of(Descriptor.empty()),
        List.of(blob(layer)),
        Optional.empty(),
        Map.of()));
  }

  /** The answer to a request for a manifest. */
  static Message answer(RawManifest manifest) {
    return ScriptedTransport.status(200, new String(manifest.bytes(), UTF_8))
        .with("Content-Type", manifest.descriptor().mediaType())
        .with("Docker-Content-Digest", manifest.digest().toString());
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ErrorId id, ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(KpmException.class, e -> assertThat(e.id()).isEqualTo(id));
  }
}
