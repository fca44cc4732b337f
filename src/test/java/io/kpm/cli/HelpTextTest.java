// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.CliRunner;
import io.kpm.testing.Golden;
import io.kpm.testing.TempHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HelpTextTest {
  @TempDir
  private Path directory;

  static List<String> commands() {
    return CommandTable.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasItsHelp(String command) {
    var help = run(("help " + command).split(" ", -1));

    assertThat(help.exitCode()).isZero();
    assertThat(help.stderr()).isEmpty();
    assertThat(help.stdout().lines()).allMatch(line -> line.length() <= 100);
    Golden.assertMatches("cli/help/" + command.replace(' ', '-') + ".txt", help.stdout());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theFlagTellsTheSame(String command) {
    var words = (command + " --help").split(" ", -1);

    assertThat(run(words)).isEqualTo(run(("help " + command).split(" ", -1)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theOverviewNamesEveryCommand(String command) {
    var overview = run("--help").stdout();

    assertThat(overview).contains("\n  " + command.split(" ", -1)[0] + " ");
  }

  @Test
  void nothingAndHelpAndTheFlagTellTheSame() {
    var overview = run("--help");

    assertThat(run()).isEqualTo(overview);
    assertThat(run("help")).isEqualTo(overview);
    assertThat(run("-h")).isEqualTo(overview);
    Golden.assertMatches("cli/help/kpm.txt", overview.stdout());
  }

  @Test
  void aGroupNamesItsCommands() {
    assertThat(run("config", "--help")).isEqualTo(run("help", "config"));
    Golden.assertMatches("cli/help/config.txt", run("help", "config").stdout());
    Golden.assertMatches("cli/help/registry.txt", run("help", "registry").stdout());
  }

  private CliRunner.Outcome run(String... words) {
    return CliRunner.of(new TempHome(directory)).run(words);
  }
}
