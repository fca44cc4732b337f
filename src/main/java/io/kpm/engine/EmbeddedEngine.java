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
  /** The KCL version whose programs this engine runs, and which new packages are written for. */
  public static final String LANGUAGE_VERSION = "0.12.4";

  @Override
  public CompileResult compile(CompileRequest request) {
    try {
      var result = KclEngine.run(program(request));
      return new CompileResult(result.printed(), result.output(), result.diagnostics());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KpmException(ErrorId.E_EVAL, "the evaluation was interrupted", e);
    }
  }

  private static KclRequest program(CompileRequest request) {
    var entries = new ArrayList<String>();
    for (var entry : request.entries()) {
      entries.add(slashed(request.main().root().relativize(entry)));
    }
    var program = KclRequest.of(
        slashed(request.main().root()), request.main().files(), entries, options(request));
    var imports = new ArrayList<KclRequest.Import>();
    for (var dependency : request.inputs().packages().entrySet()) {
      var tree = dependency.getValue();
      imports.add(new KclRequest.Import(dependency.getKey(), slashed(tree.root()), tree.files()));
    }
    program = program.withPackages(imports);
    for (var argument : request.inputs().arguments().entrySet()) {
      program = program.withArgument(argument.getKey(), argument.getValue());
    }
    return program;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static KclOptions options(CompileRequest request) {
    var output = request.output();
    return new KclOptions(
        output.format() == OutputOptions.Format.JSON,
        output.omitNone(),
        output.sortKeys(),
        output.showHidden(),
        request.inputs().strictRange(),
        request.inputs().debug());
  }
}
