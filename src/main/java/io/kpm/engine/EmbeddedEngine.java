// SPDX-License-Identifier: Apache-2.0
package io.kpm.engine;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.kcl.KclEngine;
import io.kpm.kcl.KclOptions;
import io.kpm.kcl.KclRequest;
import java.nio.file.Path;
import java.util.ArrayList;

/** The engine that is part of this program. */
public final class EmbeddedEngine implements CompileEngine {
  @Override
  public CompileResult compile(CompileRequest request) {
    var entries = new ArrayList<String>();
    for (var entry : request.entries()) {
      entries.add(slashed(request.root().relativize(entry)));
    }
    var program = new KclRequest(
        slashed(request.root()), request.files(), entries, options(request.output()));
    try {
      var result = KclEngine.run(program);
      return new CompileResult(result.printed(), result.output(), result.diagnostics());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KpmException(ErrorId.E_EVAL, "the evaluation was interrupted", e);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static KclOptions options(OutputOptions output) {
    return new KclOptions(
        output.format() == OutputOptions.Format.JSON,
        output.omitNone(),
        output.sortKeys(),
        output.showHidden(),
        false);
  }
}
