// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.engine.CompileEngine;
import io.kpm.engine.CompileResult;
import io.kpm.engine.OutputOptions;
import io.kpm.engine.ProgramInputs;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.Source;
import io.kpm.mod.SourceText;
import io.kpm.report.Reporter;
import io.kpm.store.Wanted;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles one package: files of the user, an archive, or a package of a registry. */
public final class Run {
  private final Remote remote;
  private final Cache cache;
  private final CompileEngine engine;
  private final Reporter reporter;

  public Run(Remote remote, Cache cache, CompileEngine engine, Reporter reporter) {
    this.remote = remote;
    this.cache = cache;
    this.engine = engine;
    this.reporter = reporter;
  }

  /**
   * What to compile.
   *
   * @param workingDirectory absolute; relative paths start there
   * @param entries as typed; none is the package of the working directory
   * @param tag the version of a package in a registry
   * @param inputs what the program gets from whoever runs it
   */
  public record Request(
      Path workingDirectory,
      List<String> entries,
      Optional<String> tag,
      ProgramInputs inputs,
      OutputOptions output) {
    public Request {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Finds, fetches and compiles the package; a program that is wrong is a result.
   *
   * @throws KpmException whatever keeps the package from being compiled
   */
  public CompileResult run(Request request) {
    var sources = sources(request);
    if (sources.get(0) instanceof Source.Local) {
      return compileLocal(sources, request);
    }
    if (sources.size() > 1) {
      throw onePackageOnly();
    }
    var only = sources.get(0);
    if (only instanceof Source.Archive archive) {
      return compileArchive(archive.path(), request);
    }
    if (only instanceof Source.Oci oci) {
      return compileRemote(oci, request);
    }
    throw new KpmException(
        ErrorId.E_UNSUPPORTED,
        "cannot run %s: this version of kpm does not fetch from git"
            .formatted(Foreign.quote(request.entries().get(0))));
  }

  private List<Source> sources(Request request) {
    var texts = request.entries().isEmpty() ? List.of(".") : request.entries();
    var sources = new ArrayList<Source>();
    for (var text : texts) {
      sources.add(SourceText.sort(text, request.workingDirectory(), remote.registries()));
    }
    return sources;
  }

  private CompileResult compileLocal(List<Source> sources, Request request) {
    refuseTag(request);
    var local = new ArrayList<Source.Local>();
    for (var source : sources) {
      if (!(source instanceof Source.Local operand)) {
        throw onePackageOnly();
      }
      local.add(operand);
    }
    var program = new LocalEntries(request.workingDirectory()).program(local);
    cache.requireApartFrom(program.root());
    new Prerequisites(program).refuseWhatIsMissing(request.workingDirectory());
    return engine.compile(program.request(request.inputs(), request.output()));
  }

  private CompileResult compileArchive(Path archive, Request request) {
    refuseTag(request);
    try (var store = cache.over(Remote.none());
        var unpacked = store.unpack(archive)) {
      var root = unpacked.directory();
      return compileWhole(Program.whole(root, new LocalFiles(root)), request);
    } catch (IOException e) {
      throw DiskError.of("cannot unpack", archive, e);
    }
  }

  private CompileResult compileRemote(Source.Oci source, Request request) {
    var wanted = Tagged.with(source.reference(), request.tag());
    try (var store = cache.over(remote.naming(wanted))) {
      var directory = store.get(Wanted.typed(wanted));
      reporter.say("running `" + directory.origin() + "`");
      var program = Program.whole(directory.directory(), new CachedFiles(directory));
      return compileWhole(program, request);
    } catch (IOException e) {
      throw TransferError.of("cannot run", wanted, e);
    }
  }

  private CompileResult compileWhole(Program program, Request request) {
    new Prerequisites(program).refuseWhatIsMissing();
    return engine.compile(program.request(request.inputs(), request.output()));
  }

  private static void refuseTag(Request request) {
    if (request.tag().isPresent()) {
      throw new KpmException(
              ErrorId.E_USAGE, "`--tag` is for packages in registries, not for local paths")
          .withHint("name a package, as in `kpm run --tag 1.0.0 oci://HOST/PATH`");
    }
  }

  private static KpmException onePackageOnly() {
    return new KpmException(ErrorId.E_USAGE, "only allows one package to be compiled at a time")
        .withHint("run them one by one");
  }
}
