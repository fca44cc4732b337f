// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kpm.config.KpmHome;
import io.kpm.config.Settings;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.credentials.Credential;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoginOptionsTest {
  private static final Terminals PERSON = new Terminals(true, false, true);

  @TempDir
  private Path directory;

  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Deque<String> answers = new ArrayDeque<>();
  private final StringBuilder questions = new StringBuilder();
  private String stdin = "";

  @Test
  void takesNameAndPasswordAndWarns() {
    var credential = credential(Terminals.NONE, "-u", "test", "-p", "1234");

    assertThat(credential).isEqualTo(new Credential.Password("test", "1234"));
    assertThat(talk.toString(UTF_8))
        .isEqualTo("warning: `--password` shows the secret to other users of this machine; use"
            + " `--password-stdin`\n");
  }

  @Test
  void readsThePasswordFromStdin() {
    stdin = "1234\n";

    var credential = credential(Terminals.NONE, "--username=test", "--password_stdin");

    assertThat(credential).isEqualTo(new Credential.Password("test", "1234"));
    assertThat(talk.toString(UTF_8)).isEmpty();
  }

  @Test
  void takesATokenWithOrWithoutAName() {
    assertThat(credential(Terminals.NONE, "-t", "t")).isEqualTo(new Credential.Password("", "t"));
    assertThat(credential(Terminals.NONE, "-u", "org", "--token", "t"))
        .isEqualTo(new Credential.Password("org", "t"));
  }

  @Test
  void takesAnIdentityToken() {
    stdin = "r";

    assertThat(credential(Terminals.NONE, "--identity-token-stdin"))
        .isEqualTo(new Credential.RefreshToken("", "r"));
    assertThat(credential(Terminals.NONE, "-u", "u", "--identity-token", "r"))
        .isEqualTo(new Credential.RefreshToken("u", "r"));
  }

  @Test
  void asksForThePassword() {
    answers.add("1234");

    assertThat(credential(PERSON, "-u", "test")).isEqualTo(new Credential.Password("test", "1234"));
    assertThat(questions).hasToString("secret Password: ");
  }

  @Test
  void asksForNameAndPassword() {
    answers.addAll(List.of(" test ", "1234"));

    assertThat(credential(PERSON)).isEqualTo(new Credential.Password("test", "1234"));
    assertThat(questions).hasToString("Username: secret Password: ");
  }

  @Test
  void asksForATokenIfTheNameIsEmpty() {
    answers.addAll(List.of("", "t"));

    assertThat(credential(PERSON)).isEqualTo(new Credential.Password("", "t"));
    assertThat(questions).hasToString("Username: secret Token: ");
  }

  @Test
  void asksOnlyForTheNameOfAPassword() {
    answers.add("test");

    assertThat(credential(PERSON, "-p", "1234")).isEqualTo(new Credential.Password("test", "1234"));
    assertThat(questions).hasToString("Username: ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          -u test                    | the password is missing and there is no terminal to ask for it
          ''                         | the user name is missing and there is no terminal to ask for it
          -p 1234                    | the user name is missing and there is no terminal to ask for it
          --password-stdin           | `--password-stdin` needs `--username`
          -u a:b -p 1                | a user name cannot contain `:`
          -u a -p 1 --password-stdin | `--password` and `--password-stdin` exclude each other
          -p 1 -t 2                  | `--password` and `--token` exclude each other
          """)
  void refusesWhatCannotWork(String words, String message) {
    var arguments = words.isEmpty() ? new String[0] : words.split(" ", -1);

    assertThatThrownBy(() -> credential(Terminals.NONE, arguments))
        .isInstanceOfSatisfying(
            KpmException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.E_USAGE))
        .hasMessage(message);
  }

  @Test
  void refusesAnEmptyAnswer() {
    answers.add("");

    assertThatThrownBy(() -> credential(PERSON, "-u", "test")).hasMessage("the password is empty");
  }

  @Test
  void namesTheFlagIfNobodyIsThere() {
    assertThatThrownBy(() -> credential(Terminals.NONE, "-u", "test"))
        .isInstanceOfSatisfying(
            KpmException.class,
            e -> assertThat(e.hint()).contains("give the password with `--password-stdin`"));
  }

  private Credential credential(Terminals terminals, String... words) {
    var in = new ByteArrayInputStream(stdin.getBytes(UTF_8));
    var console = new Console(in, new ByteArrayOutputStream(), talk, terminals);
    var arguments = new Arguments("login", "Log in.");
    var options = new LoginOptions(arguments, "Password: ");
    arguments.parse(List.of(words));
    return options.toCredential(new SecretSource(new Session(defaults(), console, this::person)));
  }

  private Prompt person() {
    return new Answers();
  }

  /** Answers from the list, and keeps what was asked. */
  private final class Answers implements Prompt {
    @Override
    public String ask(String question) {
      questions.append(question);
      return answers.remove();
    }

    @Override
    public String askSecret(String question) {
      return ask("secret " + question);
    }

    @Override
    public void close() {}
  }

  /** Settings are all that these options need. */
  private Operations defaults() {
    return (Operations) Proxy.newProxyInstance(
        Operations.class.getClassLoader(),
        new Class<?>[] {Operations.class},
        (self, method, given) -> switch (method.getName()) {
          case "home" -> new KpmHome(directory);
          case "settings" -> Settings.load(new KpmHome(directory), Map.of());
          case "workingDirectory" -> directory;
          default -> throw new AssertionError(method.getName() + " is not asked for");
        });
  }
}
