// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Turns whatever ends a command into lines for people and an exit code. */
final class ErrorRenderer {
  // What a shell reports of a process that SIGINT ended.
  private static final int INTERRUPTED = 130;

  private final Console console;

  ErrorRenderer(Console console) {
    this.console = console;
  }

  /** The work of a command; ends with its exit code. */
  interface Work {
    int run();
  }

  /** Does the work and sends on its output; never throws. */
  int guard(Work work) {
    try {
      int code = work.run();
      console.flush();
      return code;
    } catch (ClosedOutputException e) {
      return 0;
    } catch (InterruptedByUserException e) {
      console.interrupted();
      return INTERRUPTED;
    } catch (KpmException e) {
      return render(afterOutput(e));
    } catch (StackOverflowError e) {
      return render(
          new KpmException(ErrorId.E_LIMIT, "the input is nested too deeply for kpm's stack", e)
              .withHint("give it more, as in `KPM_JAVA_OPTS=-Xss16m`"));
    } catch (OutOfMemoryError e) {
      return render(new KpmException(ErrorId.E_LIMIT, "the memory limit of kpm is reached", e)
          .withHint("give it more, as in `KPM_JAVA_OPTS=-Xmx1g`"));
    } catch (Exception | LinkageError | AssertionError e) {
      return render(new KpmException(
              ErrorId.E_INTERNAL, "kpm failed in a way it should not; this is a bug", e)
          .withHint("run it again with `--trace` and report what it prints"));
    }
  }

  private int render(KpmException error) {
    console.tell(Style.ERROR, "error[" + error.id() + "]: ", error.text());
    var hint = error.hint().orElse("`kpm explain " + error.id() + "` says what to do about it");
    console.tell(Style.HINT, "hint: ", hint);
    if (console.traces() && error.getCause() != null) {
      tellTrace(error);
    }
    return error.id().exitCode();
  }

  /** What was printed before the failure goes out first; if that fails too, it is the failure. */
  private KpmException afterOutput(KpmException error) {
    try {
      console.flush();
      return error;
    } catch (KpmException | ClosedOutputException e) {
      return error;
    }
  }

  private void tellTrace(KpmException error) {
    var text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    text.toString().lines().forEach(console::tell);
  }
}
