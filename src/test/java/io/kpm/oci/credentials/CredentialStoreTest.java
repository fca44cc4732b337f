// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.ProcessLock;
import io.kpm.oci.LoginHost;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialStoreTest {
  private static final Credential.Password USER = new Credential.Password("test", "1234");

  @TempDir
  private Path directory;

  private final List<Event> events = new ArrayList<>();

  @Test
  void writesWhatDockerReads() throws Exception {
    put("localhost:5001", USER);

    assertThat(file()).hasContent("""
            {
            	"auths": {
            		"localhost:5001": {
            			"auth": "dGVzdDoxMjM0"
            		}
            	},
            	"kpm": {
            		"logins": {
            			"localhost:5001": {
            				"uri": "docker://localhost:5001",
            				"plainHttp": true,
            				"insecure": false
            			}
            		}
            	}
            }
            """);
  }

  @Test
  void keepsTheSecretFromOthers() throws Exception {
    put("h.io", USER);

    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("home/.kpm/config"))).isEqualTo("rwx------");
    assertThat(events).isEmpty();
  }

  @Test
  void closesAFileThatWasOpenAndSaysSo() throws Exception {
    write("{}");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    put("h.io", USER);

    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(events)
        .containsExactly(new Event.Warned(
            "the credentials in `%s` were open to other users; the mode is now 0600"
                .formatted(file())));
  }

  @Test
  void keepsWhatItDoesNotKnow() throws Exception {
    write("""
        {"z":1.50,"HttpHeaders":{"A":"b"},"auths":{"h.io":{"email":"e","auth":"eDp5"},"i.io":{"q":1e3}},"psFormat":"t"}""");

    put("h.io", USER);
    store().remove(LoginHost.parse("h.io"));

    assertThat(Files.readString(file()).replaceAll("\\s", "")).isEqualTo("""
            {"z":1.50,"HttpHeaders":{"A":"b"},"auths":{"i.io":{"q":1e3}},"psFormat":"t"}""");
  }

  @Test
  void keepsOtherFieldsOfTheEntryThatALoginChanges() throws Exception {
    write("{\"auths\":{\"H.io\":{\"email\":\"e\",\"identitytoken\":\"old\"}}}");

    put("h.io", USER);

    assertThat(Files.readString(file()).replaceAll("\\s", ""))
        .startsWith("{\"auths\":{\"H.io\":{\"email\":\"e\",\"auth\":\"dGVzdDoxMjM0\"}}");
  }

  @Test
  void writesEveryFormSoThatItIsFoundAgain() throws Exception {
    var refresh = new Credential.RefreshToken("u", "r");
    var token = new Credential.Password("", "t:/+");
    put("a.io", refresh);
    put("b.io/team", token);
    put("docker.io", USER);

    var files = CredentialFiles.of(Optional.empty(), file(), Map.of(), directory);

    assertThat(files.find("a.io", "x").credential()).isEqualTo(refresh);
    assertThat(files.find("b.io", "team/x").credential()).isEqualTo(token);
    assertThat(files.find("b.io", "x").credential()).isEqualTo(Credential.ANONYMOUS);
    assertThat(files.find("docker.io", "library/x").credential()).isEqualTo(USER);
    assertThat(files.login("b.io", "team/x"))
        .contains(new LoginRecord("docker://b.io/team", true, false));
    assertThat(Files.readString(file())).contains("\"https://index.docker.io/v1/\"");
  }

  @Test
  void forgetsOldSpellingsToo() throws Exception {
    write("{\"auths\":{\"https://h.io/v1/\":{\"auth\":\"eDp5\"},\"H.io\":{},\"h.io/a\":{}}}");

    boolean removed = store().remove(LoginHost.parse("h.io"));

    assertThat(removed).isTrue();
    assertThat(Files.readString(file()).replaceAll("\\s", ""))
        .isEqualTo("{\"auths\":{\"h.io/a\":{}}}");
  }

  @Test
  void changesNothingIfThereIsNoLogin() throws Exception {
    write("{ }");

    assertThat(store().remove(LoginHost.parse("h.io"))).isFalse();
    assertThat(file()).hasContent("{ }");
  }

  @Test
  void leavesAMalformedFileAlone() throws Exception {
    write("{\"auths\":");

    assertThatThrownBy(() -> put("h.io", USER))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_CRED));
    assertThat(file()).hasContent("{\"auths\":");
  }

  @Test
  void replacesTheTargetOfALinkAndKeepsTheLink() throws Exception {
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), directory.resolve("elsewhere.json"));

    put("h.io", USER);

    assertThat(file()).isSymbolicLink();
    assertThat(directory.resolve("elsewhere.json")).content().contains("dGVzdDoxMjM0");
  }

  @Test
  void refusesADirectoryInThePlaceOfTheFile() throws Exception {
    Files.createDirectories(file());

    assertThatThrownBy(() -> put("h.io", USER))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_IO));
  }

  @Test
  void namesTheProgramThatItPassesOver() throws Exception {
    write("{\"credsStore\":\"desktop\"}");

    assertThat(put("h.io", USER)).contains("desktop");
    assertThat(Files.readString(file())).contains("dGVzdDoxMjM0");
  }

  @Test
  void allOf48LoginsAtOnceSurvive() throws Exception {
    var logins = new ArrayList<Callable<Optional<String>>>();
    for (int i = 0; i < 48; i++) {
      var host = "h" + i + ".io";
      logins.add(() -> put(host, USER));
    }
    var threads = Executors.newFixedThreadPool(16);

    for (var done : threads.invokeAll(logins)) {
      assertThat(done.get()).isEmpty();
    }
    threads.shutdown();

    assertThat(Files.readString(file()).split("dGVzdDoxMjM0", -1)).hasSize(49);
  }

  private Optional<String> put(String host, Credential credential) {
    var parsed = LoginHost.parse(host);
    return store().put(parsed, credential, new LoginRecord(parsed.uri(), true, false));
  }

  private CredentialStore store() {
    Reporter reporter = events::add;
    return new CredentialStore(file(), ProcessLock.Patience.DEFAULT, reporter);
  }

  private Path file() {
    return directory.resolve("home/.kpm/config/config.json");
  }

  private void write(String content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), content, UTF_8);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
