// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.engine.CompileEngine;
import io.kpm.engine.CompileResult;
import io.kpm.engine.OutputOptions;
import io.kpm.engine.PackageTree;
import io.kpm.engine.ProgramInputs;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.LockFile;
import io.kpm.mod.Place;
import io.kpm.mod.Source;
import io.kpm.mod.SourceText;
import io.kpm.project.Dependencies;
import io.kpm.project.Project;
import io.kpm.project.RememberedPackage;
import io.kpm.project.Settled;
import io.kpm.project.Supplied;
import io.kpm.store.Wanted;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles one package: files of the user, an archive, or a package of a registry. */
public final class Run {
  private final Settling settling;
  private final CompileEngine engine;

  public Run(Settling settling, CompileEngine engine) {
    this.settling = settling;
    this.engine = engine;
  }

  /**
   * What to compile.
   *
   * @param workingDirectory absolute; relative paths start there
   * @param entries as typed; none is the package of the working directory
   * @param tag the version of a package in a registry
   * @param lock how the lock is used
   * @param inputs what the program gets from whoever runs it
   */
  public record Request(
      Path workingDirectory,
      List<String> entries,
      Optional<String> tag,
      LockUse lock,
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
      sources.add(
          SourceText.sort(text, request.workingDirectory(), settling.remote().registries()));
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
    settling.cache().requireApartFrom(program.root());
    return Project.mayNeedAny(program.root())
        ? compileWithDependencies(program, request)
        : compileAlone(program, Project.around(program.root()), request);
  }

  private CompileResult compileAlone(Program program, Project project, Request request) {
    new Prerequisites(program, project.mod()).refuseWhatIsMissing(request.workingDirectory());
    return engine.compile(program.request(request.inputs(), request.output()));
  }

  private CompileResult compileWithDependencies(Program program, Request request) {
    var repositories = settling.remote().unnamed();
    try (var store = settling.cache().over(repositories)) {
      var memory = settling.memory(store, request.lock());
      Optional<List<RememberedPackage>> remembered = memory.recall(program.root());
      if (remembered.isPresent()) {
        new Prerequisites(program).refuseWhatIsMissing(request.workingDirectory());
        return compile(program, rememberedTrees(remembered.get()), request);
      }
      var project = Project.around(program.root());
      if (project.isAlone()) {
        return compileAlone(program, project, request);
      }
      new Prerequisites(program, project.mod()).refuseWhatIsMissing(request.workingDirectory());
      var dependencies = settling.dependencies(store, repositories, request.lock());
      var settled = dependencies.settle(project);
      keep(settled, request.lock());
      memory.remember(settled);
      return compile(program, trees(settled), request);
    } catch (IOException e) {
      throw DiskError.of("cannot use the dependencies of", program.root(), e);
    }
  }

  private CompileResult compileArchive(Path archive, Request request) {
    refuseTag(request);
    try (var store = settling.cache().over(settling.remote().unnamed())) {
      var place = new Place.Inside(new Place.Local(archive, ""), "", "");
      var project = Project.of(store.archive(archive), place);
      return compileFetched(project, settling.dependencies(request.lock()), request);
    } catch (IOException e) {
      throw DiskError.of("cannot unpack", archive, e);
    }
  }

  private CompileResult compileRemote(Source.Oci source, Request request) {
    var wanted = Tagged.with(source.reference(), request.tag());
    var repositories = settling.remote().naming(wanted);
    try (var store = settling.cache().over(repositories)) {
      var fetched = store.get(Wanted.typed(wanted));
      settling.reporter().say("running `" + fetched.origin() + "`");
      var place = new Place.Registry(wanted.registry(), wanted.repository(), "");
      var dependencies = settling.dependencies(store, repositories, request.lock());
      return compileFetched(Project.of(fetched, place), dependencies, request);
    } catch (IOException e) {
      throw TransferError.of("cannot run", wanted, e);
    }
  }

  private CompileResult compileFetched(
      Project project, Dependencies dependencies, Request request) {
    var files = new CachedFiles(project.fetched().orElseThrow());
    var program = Program.whole(project.root(), files);
    new Prerequisites(program, project.mod()).refuseWhatIsMissing();
    return project.isAlone()
        ? engine.compile(program.request(request.inputs(), request.output()))
        : compile(program, trees(dependencies.settle(project)), request);
  }

  private CompileResult compile(
      Program program, Map<String, PackageTree> packages, Request request) {
    return engine.compile(program.request(request.inputs().with(packages), request.output()));
  }

  private static Map<String, PackageTree> rememberedTrees(List<RememberedPackage> remembered) {
    var packages = new LinkedHashMap<String, PackageTree>();
    for (var each : remembered) {
      packages.put(each.importName(), new PackageTree(each.directory(), new RememberedFiles(each)));
    }
    return packages;
  }

  private static Map<String, PackageTree> trees(Settled settled) {
    var packages = new LinkedHashMap<String, PackageTree>();
    for (var node : settled.list().nodes()) {
      packages.put(node.importName(), tree(settled.get(node)));
    }
    return packages;
  }

  private static PackageTree tree(Supplied supplied) {
    var verified = supplied.verified();
    return new PackageTree(
        supplied.directory(),
        verified.isPresent()
            ? new CachedFiles(verified.get())
            : new LocalFiles(supplied.directory()));
  }

  /** Writes the lock if kcl.mod asks for what it lacks; names that are left over stay. */
  private void keep(Settled settled, LockUse use) {
    if (use.mayWrite() && !settled.isInLock()) {
      settled.lock().writeTo(settled.project().root());
      settling.reporter().say("updated " + LockFile.NAME);
    }
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
