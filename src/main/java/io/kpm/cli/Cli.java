// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command line on its way to an exit code. */
public final class Cli {
  private final CommandTable commands;
  private final Console console;
  private final Map<String, String> environment;

  /** A command line of these commands, which talk through the same console. */
  public Cli(CommandTable commands, Console console, Map<String, String> environment) {
    this.commands = commands;
    this.console = console;
    this.environment = Map.copyOf(environment);
  }

  /** Does what the words say and tells how it went; never throws. */
  public int run(List<String> words) {
    int start = 0;
    while (start < words.size() && CommonOptions.isCommon(words.get(start))) {
      start += words.get(start).equals("--color") ? 2 : 1;
    }
    int common = Math.min(start, words.size());
    var line = new Line(words.subList(0, common), words.subList(common, words.size()));
    return new ErrorRenderer(console).guard(new Dispatch(line));
  }

  /**
   * The way to the command.
   *
   * @param common flags before the command's name, as in {@code kpm -q run}
   */
  private record Line(List<String> common, List<String> words) {}

  /** A class, since a first lambda costs milliseconds. */
  private final class Dispatch implements ErrorRenderer.Work {
    private final Line line;

    Dispatch(Line line) {
      this.line = line;
    }

    @Override
    public int run() {
      return dispatch(line);
    }
  }

  private int dispatch(Line line) {
    var first = line.words().isEmpty() ? "help" : line.words().get(0);
    var rest = line.words().isEmpty()
        ? line.words()
        : line.words().subList(1, line.words().size());
    return switch (first) {
      case "-h", "--help" -> overview();
      case "help" -> help(rest);
      case "-V", "--version", "version" -> version(line.common(), rest);
      default -> runCommand(line);
    };
  }

  private int overview() {
    console.printLines(Overview.text());
    return 0;
  }

  private int help(List<String> words) {
    if (words.isEmpty() || words.get(0).startsWith("-")) {
      return overview();
    }
    var wanted = new ArrayList<>(words);
    wanted.add("--help");
    return dispatch(new Line(List.of(), wanted));
  }

  private int version(List<String> common, List<String> rest) {
    return new Version(console).run(joined(common, rest));
  }

  private int runCommand(Line line) {
    if (line.words().size() == 2 && asksForHelp(line.words())) {
      var group = commands.groupHelp(line.words().get(0));
      if (group.isPresent()) {
        console.printLines(group.get());
        return 0;
      }
    }
    var named = commands.find(line.words());
    var arguments = named.command().arguments();
    var common = new CommonOptions(arguments);
    if (asksForHelp(named.words())) {
      console.printLines(HelpText.of(arguments));
      return 0;
    }
    arguments.parse(joined(line.common(), named.words()));
    console.configure(common.toTalk(console.terminals(), environment));
    return named.command().run();
  }

  private static List<String> joined(List<String> common, List<String> words) {
    var all = new ArrayList<>(common);
    all.addAll(words);
    return all;
  }

  private static boolean asksForHelp(List<String> words) {
    for (var word : words) {
      if (word.equals("--")) {
        return false;
      }
      if (word.equals("-h") || word.equals("--help")) {
        return true;
      }
    }
    return false;
  }
}
