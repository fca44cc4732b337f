// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** The help of one command, as text of at most 100 columns. */
final class HelpText {
  private static final int COLUMN = 30;
  private static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();

  private HelpText() {}

  static String of(Arguments arguments) {
    var help = new HelpText();
    help.writeUsage(arguments);
    help.writeOperands(arguments);
    for (var section : arguments.sections()) {
      help.writeSection(section);
    }
    return help.out.toString();
  }

  private void writeUsage(Arguments arguments) {
    out.append("Usage: kpm ").append(arguments.command()).append(" [options]");
    for (var operand : arguments.operands()) {
      var shown = operand.isRequired() ? operand.label() : "[" + operand.label() + "]";
      out.append(' ').append(shown).append(operand.isRepeatable() ? "..." : "");
    }
    out.append("\n\n").append(arguments.summary()).append('\n');
  }

  private void writeOperands(Arguments arguments) {
    if (arguments.operands().isEmpty()) {
      return;
    }
    out.append("\nOperands:\n");
    for (var operand : arguments.operands()) {
      writeEntry(operand.label(), operand.description());
    }
  }

  private void writeSection(Arguments.Section section) {
    out.append('\n').append(section.title()).append(":\n");
    for (var option : section.options()) {
      if (option.isHidden()) {
        continue;
      }
      var names = option.shownNames();
      var aligned = names.startsWith("--") ? "    " + names : names;
      writeEntry(
          option.label().isEmpty() ? aligned : aligned + " " + option.label(),
          option.description());
    }
  }

  private void writeEntry(String left, String description) {
    out.append("  ").append(left);
    int column = left.length() + 2;
    if (column >= COLUMN - 1) {
      out.append('\n');
      column = 0;
    }
    out.append(" ".repeat(COLUMN - column));
    writeWrapped(description);
  }

  private void writeWrapped(String description) {
    int column = COLUMN;
    var separator = "";
    for (var word : description.split(" ", -1)) {
      if (column + separator.length() + word.length() > WIDTH) {
        out.append('\n').append(" ".repeat(COLUMN));
        column = COLUMN;
        separator = "";
      }
      out.append(separator).append(word);
      column += separator.length() + word.length();
      separator = " ";
    }
    out.append('\n');
  }
}
