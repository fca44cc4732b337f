// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import io.kpm.text.Nearest;
import java.util.ArrayList;
import java.util.Locale;

/** {@code kpm explain [ID]}. */
final class ExplainCommand implements Command {
  // E_UNSUPPORTED, the longest id, and two blanks.
  private static final int ID_WIDTH = 15;

  private final Session session;
  private final Arguments arguments =
      new Arguments("explain", "Explain an error: what it means, its causes, what to do.");
  private final Operand id =
      arguments.optionalOperand("<id>", "Such as E_EXISTS; without it, all ids are listed.");

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var pages = ErrorPages.load();
    var typed = id.value();
    if (typed.isEmpty()) {
      list(pages);
      return 0;
    }
    var wanted = parse(typed.get());
    session.console().print(wanted + " (exit code " + wanted.exitCode() + ")");
    session.console().print("");
    session.console().printLines(pages.page(wanted).orElse("") + "\n");
    return 0;
  }

  private void list(ErrorPages pages) {
    for (var error : ErrorId.values()) {
      var gap = " ".repeat(ID_WIDTH - error.name().length());
      var meaning = pages.meaning(error).orElse("");
      session.console().print(error.name() + gap + error.exitCode() + "  " + meaning);
    }
  }

  private static ErrorId parse(String typed) {
    var upper = typed.toUpperCase(Locale.ROOT);
    var names = new ArrayList<String>();
    for (var error : ErrorId.values()) {
      if (error.name().equals(upper) || error.name().equals("E_" + upper)) {
        return error;
      }
      names.add(error.name());
    }
    var nearest = Nearest.to(upper, names);
    throw new KpmException(ErrorId.E_USAGE, "there is no error id " + Foreign.quote(typed))
        .withHint(
            nearest.isEmpty()
                ? "`kpm explain` lists them all"
                : "did you mean `kpm explain " + nearest.get() + "`?");
  }
}
