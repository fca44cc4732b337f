// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import io.kpm.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command understands: operands, options and flags, declared once each and read after
 * {@link #parse}.
 *
 * <p>Built on picocli's programmatic interface, whose annotations cost a quarter of the start-up
 * time of a small command. Long names mean the same with {@code -} and with {@code _}.
 */
final class Arguments {
  private final String command;
  private final String summary;
  private final CommandSpec spec = CommandSpec.create();
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final List<Operand> operands = new ArrayList<>();
  private final Map<String, Flag> flags = new LinkedHashMap<>();
  private String section = "Options";

  /**
   * Starts a declaration.
   *
   * @param command the words after {@code kpm}
   * @param summary what the command does: imperative, one line
   */
  Arguments(String command, String summary) {
    this.command = command;
    this.summary = summary;
    spec.parser()
        .expandAtFiles(false)
        .allowOptionsAsOptionParameters(false)
        .overwrittenOptionsAllowed(false);
  }

  /** One block of the help. */
  record Section(String title, List<Option> options) {}

  /** Declares one operand that has to be given. */
  Operand operand(String label, String description) {
    return operand(label, description, "1");
  }

  /** Declares one operand that may be missing; no required one can follow. */
  Operand optionalOperand(String label, String description) {
    return operand(label, description, "0..1");
  }

  /** Declares any number of operands; none can follow. */
  Operand operands(String label, String description) {
    return operand(label, description, "0..*");
  }

  /** Declares an option with a value, given at most once. */
  Option option(String names, String label, String description) {
    return add(builder(names).type(String.class).arity("1").build(), label, description);
  }

  /** Declares an option with a value that may be given any number of times. */
  Option repeatable(String names, String label, String description) {
    var option =
        builder(names).type(List.class).auxiliaryTypes(String.class).arity("1").build();
    return add(option, label, description);
  }

  /** Declares an option without a value; {@code --name=false} takes it back. */
  Flag flag(String names, String description) {
    var option = add(builder(names).type(boolean.class).arity("0").build(), "", description);
    var flag = new Flag(option);
    for (var name : option.spec().names()) {
      flags.put(name, flag);
    }
    return flag;
  }

  /** Declares a flag that the help does not show: another spelling of one that it does. */
  Flag hiddenFlag(String names) {
    return flag(names, "");
  }

  /** Begins another block of the help; what is declared from here on stands in it. */
  void section(String title) {
    section = title;
  }

  String command() {
    return command;
  }

  String summary() {
    return summary;
  }

  List<Operand> operands() {
    return List.copyOf(operands);
  }

  List<Section> sections() {
    return List.copyOf(sections.values());
  }

  /**
   * Reads the words after the command's name.
   *
   * @throws KpmException {@code E_USAGE}
   */
  void parse(List<String> words) {
    try {
      new CommandLine(spec).parseArgs(withoutStatedFlags(words).toArray(new String[0]));
    } catch (CommandLine.UnmatchedArgumentException e) {
      throw unknown(e.getUnmatched().get(0));
    } catch (CommandLine.MissingParameterException e) {
      throw missing(e);
    } catch (CommandLine.OverwrittenOptionException e) {
      var name = e.getOverwritten() instanceof OptionSpec option ? option.longestName() : command;
      throw usage("`" + name + "` is given twice");
    } catch (CommandLine.ParameterException e) {
      var message = e.getMessage();
      throw usage(Foreign.escape(message == null ? "the arguments cannot be read" : message));
    }
    for (var operand : operands) {
      if (operand.isRequired() && operand.values().isEmpty()) {
        throw usage("`kpm " + command + "` needs " + operand.label());
      }
    }
  }

  /**
   * The value of an option as a path.
   *
   * @throws KpmException {@code E_USAGE} if it is none
   */
  Optional<Path> path(Option option) {
    var typed = option.value();
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed.get()));
    } catch (InvalidPathException e) {
      throw usage("`" + option.longName() + "` is no path: " + Foreign.quote(typed.orElse("")));
    }
  }

  /** The same, starting from a directory. */
  Optional<Path> pathFrom(Path directory, Option option) {
    var path = path(option);
    return path.isEmpty() ? path : Optional.of(directory.resolve(path.get()));
  }

  /**
   * The values of a repeatable option as pairs {@code key=value}; the last one of a key counts.
   *
   * @throws KpmException {@code E_USAGE} if a value is none
   */
  Map<String, String> pairs(Option option) {
    var pairs = new LinkedHashMap<String, String>();
    for (var typed : option.values()) {
      int equals = typed.indexOf('=');
      if (equals <= 0) {
        throw usage("`" + option.longName() + "` is `key=value`, not " + Foreign.quote(typed));
      }
      pairs.put(typed.substring(0, equals), typed.substring(equals + 1));
    }
    return pairs;
  }

  /** A usage error of this command. */
  KpmException usage(String message) {
    return new KpmException(ErrorId.E_USAGE, message)
        .withHint("`kpm help " + command + "` shows what it takes");
  }

  private Operand operand(String label, String description, String arity) {
    int index = operands.size();
    var positional = PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .index(arity.endsWith("*") ? index + "..*" : Integer.toString(index))
        .arity(arity)
        .paramLabel(label)
        .build();
    spec.addPositional(positional);
    var operand = new Operand(positional, label, description);
    operands.add(operand);
    return operand;
  }

  private Option add(OptionSpec option, String label, String description) {
    spec.addOption(option);
    var added = new Option(option, label, description);
    var block = sections.get(section);
    if (block == null) {
      block = new Section(section, new ArrayList<>());
      sections.put(section, block);
    }
    block.options().add(added);
    return added;
  }

  /** Takes {@code -o, --tar_path}: the names as the help shows them. */
  private static OptionSpec.Builder builder(String names) {
    var all = new ArrayList<String>();
    for (int start = 0; start < names.length(); ) {
      int end = names.indexOf(", ", start);
      var name = names.substring(start, end < 0 ? names.length() : end);
      all.add(name);
      var other = otherSpelling(name);
      if (!other.equals(name)) {
        all.add(other);
      }
      start = end < 0 ? names.length() : end + 2;
    }
    return OptionSpec.builder(all.toArray(new String[0])).description(names);
  }

  private static String otherSpelling(String name) {
    var stem = name.startsWith("--") ? name.substring(2) : "";
    var other = stem.indexOf('_') >= 0 ? stem.replace('_', '-') : stem.replace('-', '_');
    return stem.isEmpty() ? name : "--" + other;
  }

  /** Picocli's flags have no value: {@code --name=true} and {@code --name=false} are read here. */
  private List<String> withoutStatedFlags(List<String> words) {
    var left = new ArrayList<String>();
    boolean options = true;
    for (var word : words) {
      options = options && !word.equals("--");
      int equals = word.indexOf('=');
      var flag = options && equals > 0 ? flags.get(word.substring(0, equals)) : null;
      if (flag == null) {
        left.add(word);
      } else {
        flag.state(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return left;
  }

  private KpmException unknown(String word) {
    if (!word.startsWith("-") || word.equals("-")) {
      return usage("unexpected operand " + Foreign.quote(word));
    }
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var error = usage("`kpm %s` has no flag %s".formatted(command, Foreign.quote(name)));
    var nearest = nearest(name);
    return nearest.isEmpty() ? error : error.withHint("did you mean `" + nearest.get() + "`?");
  }

  private Optional<String> nearest(String name) {
    var shown = new ArrayList<String>();
    for (var block : sections.values()) {
      for (var option : block.options()) {
        shown.add(option.longName());
      }
    }
    return Nearest.to(name, shown);
  }

  private KpmException missing(CommandLine.MissingParameterException e) {
    for (var missing : e.getMissing()) {
      if (missing instanceof OptionSpec option) {
        return usage("`" + option.longestName() + "` needs a value");
      }
      return usage("`kpm " + command + "` needs " + missing.paramLabel());
    }
    return usage("an argument is missing");
  }
}
