// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import io.kpm.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands by name; only the one that is asked for is built. */
public final class CommandTable {
  private static final List<String> NAMES = List.of(
      "add",
      "cache dir",
      "cache gc",
      "cache ls",
      "cache verify",
      "config get",
      "config list",
      "config path",
      "config set",
      "explain",
      "graph",
      "help",
      "init",
      "login",
      "logout",
      "metadata",
      "outdated",
      "pkg",
      "pull",
      "push",
      "registry login",
      "registry logout",
      "registry serve",
      "remove",
      "run",
      "tree",
      "update",
      "vendor",
      "verify",
      "version",
      "why");

  private final Session session;

  /** A table of commands that work with these operations and talk through this console. */
  public CommandTable(Operations operations, Console console) {
    this(new Session(operations, console, new TerminalPrompts()));
  }

  CommandTable(Session session) {
    this.session = session;
  }

  /**
   * The command that the first words name.
   *
   * @param words not empty
   * @throws KpmException {@code E_USAGE} with a suggestion, if there is no such command
   */
  Named find(List<String> words) {
    var first = words.get(0);
    var rest = words.subList(1, words.size());
    if (isGroup(first)) {
      return inGroup(first, rest);
    }
    var command = create(first);
    if (command.isEmpty()) {
      throw unknown(first, firstWords());
    }
    return new Named(command.get(), rest);
  }

  /** The help of a group: its commands and what each does; empty if it is no group. */
  Optional<String> groupHelp(String group) {
    if (!isGroup(group)) {
      return Optional.empty();
    }
    var help = new StringBuilder("Usage: kpm " + group + " <command> [arguments]\n\nCommands:\n");
    for (var name : group(group)) {
      var command = create(group + " " + name);
      var summary = command.isEmpty() ? "" : command.get().arguments().summary();
      help.append("  ").append(name).append(" ".repeat(28 - name.length()));
      help.append(summary).append('\n');
    }
    return Optional.of(
        help.append("\n`kpm help " + group + " <command>` shows what a command takes.\n")
            .toString());
  }

  /** The names of all commands, those of groups with both words. */
  static List<String> names() {
    return NAMES;
  }

  /**
   * A command and what is left for it.
   *
   * @param words after the command's name
   */
  record Named(Command command, List<String> words) {}

  Optional<Command> create(String name) {
    return switch (name) {
      case "cache dir" -> Optional.of(new CacheDirCommand(session));
      case "cache gc" -> Optional.of(new CacheGcCommand(session));
      case "cache ls" -> Optional.of(new CacheListCommand(session));
      case "cache verify" -> Optional.of(new CacheVerifyCommand(session));
      case "add" -> Optional.of(new AddCommand(session));
      case "config list" -> Optional.of(new ConfigListCommand(session));
      case "config get" -> Optional.of(new ConfigGetCommand(session));
      case "config set" -> Optional.of(new ConfigSetCommand(session));
      case "config path" -> Optional.of(new ConfigPathCommand(session));
      case "explain" -> Optional.of(new ExplainCommand(session));
      case "init" -> Optional.of(new InitCommand(session));
      case "login" -> Optional.of(new LoginCommand(session, name, "Password: "));
      case "logout", "registry logout" -> Optional.of(new LogoutCommand(session, name));
      case "pkg" -> Optional.of(new PkgCommand(session));
      case "pull" -> Optional.of(new PullCommand(session));
      case "push" -> Optional.of(new PushCommand(session));
      case "remove", "rm" -> Optional.of(new RemoveCommand(session, name));
      case "update" -> Optional.of(new UpdateCommand(session));
      case "graph" -> Optional.of(new GraphCommand(session));
      case "metadata" -> Optional.of(new MetadataCommand(session));
      case "outdated" -> Optional.of(new OutdatedCommand(session));
      case "tree" -> Optional.of(new TreeCommand(session));
      case "vendor" -> Optional.of(new VendorCommand(session));
      case "verify" -> Optional.of(new VerifyCommand(session));
      case "why" -> Optional.of(new WhyCommand(session));
      case "run" -> Optional.of(new RunCommand(session));
      case "registry login" -> Optional.of(new LoginCommand(session, name, "Password / Token: "));
      case "registry serve" -> Optional.of(new ServeCommand(session));
      default -> Optional.empty();
    };
  }

  private Named inGroup(String group, List<String> words) {
    if (words.isEmpty() || words.get(0).startsWith("-")) {
      throw new KpmException(
          ErrorId.E_USAGE,
          "`kpm %s` needs one of: %s".formatted(group, String.join(", ", group(group))));
    }
    var name = group + " " + words.get(0);
    var command = create(name);
    if (command.isEmpty()) {
      throw unknown(name, NAMES);
    }
    return new Named(command.get(), words.subList(1, words.size()));
  }

  private static List<String> group(String group) {
    var found = new ArrayList<String>();
    for (var command : NAMES) {
      if (command.startsWith(group + " ")) {
        found.add(command.substring(group.length() + 1));
      }
    }
    return found;
  }

  private static boolean isGroup(String word) {
    return word.equals("cache") || word.equals("config") || word.equals("registry");
  }

  private static KpmException unknown(String name, List<String> candidates) {
    var error = new KpmException(ErrorId.E_USAGE, "kpm has no command " + Foreign.quote(name))
        .withHint("`kpm help` lists the commands");
    var nearest = Nearest.to(name, candidates);
    return nearest.isEmpty() ? error : error.withHint("did you mean `kpm " + nearest.get() + "`?");
  }

  private static List<String> firstWords() {
    var words = new ArrayList<String>();
    for (var name : NAMES) {
      int blank = name.indexOf(' ');
      words.add(blank < 0 ? name : name.substring(0, blank));
    }
    return words;
  }
}
