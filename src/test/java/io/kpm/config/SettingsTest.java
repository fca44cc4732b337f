// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  @TempDir
  private Path directory;

  @Test
  void createsTheFileWithTheDefaults() throws Exception {
    var settings = load(Map.of());

    assertThat(settings.defaultRegistry()).isEqualTo("ghcr.io");
    assertThat(settings.defaultRepository()).isEqualTo("kcl-lang");
    assertThat(home().settingsFile())
        .hasContent("{\"DefaultOciRegistry\":\"ghcr.io\",\"DefaultOciRepo\":\"kcl-lang\"}");
  }

  @Test
  void readsTheFileOfUpstreamIfThereIsNoOther() throws Exception {
    write(home().upstreamSettingsFile(), "{\"DefaultOciRegistry\":\"r.example.com\"}");

    var settings = load(Map.of());

    assertThat(settings.defaultRegistry()).isEqualTo("r.example.com");
    assertThat(settings.defaultRepository()).isEqualTo("kcl-lang");
    assertThat(home().settingsFile()).doesNotExist();
  }

  @Test
  void prefersTheEnvironmentAndMatchesKeysInAnyCase() throws Exception {
    write(home().settingsFile(), "{\"defaultociregistry\":\"a.io\",\"DEFAULTOCIREPO\":\"b\"}");

    var settings = load(Map.of("KPM_REG", "localhost:5001"));

    assertThat(settings.defaultRegistry()).isEqualTo("localhost:5001");
    assertThat(settings.defaultRepository()).isEqualTo("b");
  }

  @Test
  void namesTheLineAndTheColumnOfAMalformedFile() throws Exception {
    write(home().settingsFile(), "{\n  \"DefaultOciRegistry\": oops\n}");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_CONFIG))
        .hasMessageContaining("config.json` are malformed at line 2 column");
  }

  @Test
  void namesTheKeyOfAValueOfTheWrongKind() throws Exception {
    write(home().settingsFile(), "{\"limits\":{\"lockWait\":\"soon\"}}");

    assertThatThrownBy(() -> load(Map.of()))
        .hasMessageEndingWith(
            "`limits.lockWait` is `\"soon\"`, expected a time such as `45s` or `2m`");
  }

  @Test
  void keepsUnknownKeysAndTheSpellingOfKnownOnes() throws Exception {
    write(home().settingsFile(), "{\"x\":{\"y\":1.50},\"defaultOciRepo\":\"a\"}");

    SettingsFile.read(home()).set(Setting.DEFAULT_OCI_REPO, "b");

    assertThat(home().settingsFile())
        .hasContent("{\n  \"x\": {\n    \"y\": 1.50\n  },\n  \"defaultOciRepo\": \"b\"\n}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "MANIFEST_BYTES, 4097, 4097",
    "MANIFEST_BYTES, 64KiB, 65536",
    "MANIFEST_BYTES, 1 GiB, 1073741824",
    "PAGES, 12, 12"
  })
  void readsNumbersWithTheirUnits(Setting setting, String typed, long expected) {
    SettingsFile.read(home()).set(setting, typed);

    var limits = load(Map.of()).limits();

    assertThat(setting == Setting.PAGES ? limits.pages() : limits.manifestBytes())
        .isEqualTo(expected);
  }

  @Test
  void readsTimesAndHasDefaults() {
    SettingsFile.read(home()).set(Setting.LOCK_WAIT, "2m");

    var limits = load(Map.of()).limits();

    assertThat(limits.lockWait()).isEqualTo(Duration.ofMinutes(2));
    assertThat(limits.lockNotice()).isEqualTo(Duration.ofSeconds(2));
    assertThat(limits.layerBytes()).isEqualTo(64L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "4 MB", "x", "9999999999GiB", "1e3"})
  void refusesWhatIsNoSize(String typed) {
    var file = SettingsFile.read(home());

    assertThatThrownBy(() -> file.set(Setting.LAYER_BYTES, typed))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
        .hasMessageStartingWith("`limits.layerBytes` cannot be `" + typed + "`: expected a number");
  }

  @Test
  void knowsTheProtocolOfTheDefaultRegistry() {
    assertThat(load(Map.of()).defaultPlainHttp()).isEmpty();

    SettingsFile.read(home()).set(Setting.DEFAULT_OCI_PLAIN_HTTP, "True");

    assertThat(load(Map.of()).defaultPlainHttp()).contains(true);
  }

  @Test
  void listsUploadHosts() throws Exception {
    SettingsFile.read(home()).set(Setting.UPLOAD_HOSTS, "A.example.com, b.example.com");

    assertThat(load(Map.of()).uploadHosts()).containsExactly("a.example.com", "b.example.com");
  }

  private KpmHome home() {
    return new KpmHome(directory);
  }

  private Settings load(Map<String, String> environment) {
    return Settings.load(home(), environment);
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, UTF_8);
  }
}
