// SPDX-License-Identifier: Apache-2.0
package io.kpm.kcl;

import io.kpm.kcl.eval.EvaluationOptions;
import io.kpm.kcl.eval.Evaluator;
import io.kpm.kcl.lib.Library;
import io.kpm.kcl.load.Loader;
import io.kpm.kcl.sema.Checker;
import io.kpm.kcl.source.Diagnostic;
import io.kpm.kcl.source.DiagnosticKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Runs KCL programs: loads, checks, evaluates and writes them. */
public final class KclEngine {
  // calls and instances may be nested 1000 deep, each some 30 Java frames of expressions within;
  // the memory is reserved, not used
  private static final long STACK_BYTES = 512L << 20;

  private KclEngine() {}

  /**
   * Runs a program on a thread with a large stack and waits for it.
   *
   * @throws InterruptedException if the waiting is interrupted; the program then goes on unobserved
   */
  public static KclResult run(KclRequest request) throws InterruptedException {
    var job = new Job(request);
    var thread = new Thread(null, job, "kcl", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    thread.join();
    return job.result();
  }

  private static KclResult compile(KclRequest request) {
    var loader = new Loader(request.main(), request.packages(), Set.copyOf(Library.moduleNames()));
    var program = loader.load(request.entries());
    var verdict = Checker.check(program);
    var diagnostics = new ArrayList<>(program.diagnostics());
    diagnostics.addAll(verdict.diagnostics());
    if (!diagnostics.isEmpty()) {
      return KclResult.failed(diagnostics);
    }
    var options = request.options();
    var outcome = new Evaluator(program, verdict.facts())
        .run(new EvaluationOptions(
            options.strictRange(), options.debug(), options.showHidden(), request.arguments()));
    return new ResultText(program.main(), options).of(outcome);
  }

  /** The work of the thread; what it throws is thrown again where it is waited for. */
  private static final class Job implements Runnable {
    private final KclRequest request;
    private final AtomicReference<KclResult> result = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Job(KclRequest request) {
      this.request = request;
    }

    @Override
    public void run() {
      try {
        result.set(compile(request));
      } catch (RuntimeException | Error e) {
        failure.set(e);
      }
    }

    KclResult result() {
      var thrown = failure.get();
      if (thrown instanceof StackOverflowError || thrown instanceof OutOfMemoryError) {
        var limit = thrown instanceof OutOfMemoryError ? "memory limit" : "recursion too deep";
        return KclResult.failed(List.of(Diagnostic.withoutPlace(DiagnosticKind.EVALUATION, limit)));
      }
      if (thrown instanceof RuntimeException e) {
        // a bug, or what kept a file from being read: the caller knows its own
        throw e;
      }
      if (thrown != null) {
        throw new IllegalStateException("the engine failed", thrown);
      }
      return Optional.ofNullable(result.get()).orElseThrow();
    }
  }
}
