// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.artifact.PackageManifest;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.RawManifest;
import io.kpm.oci.Reference;
import io.kpm.report.Reporter;
import io.kpm.store.Resolved;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Unpacks a KCL package of a registry into a directory of the user. */
public final class Pull {
  private final Remote remote;
  private final Cache cache;
  private final Reporter reporter;

  public Pull(Remote remote, Cache cache, Reporter reporter) {
    this.remote = remote;
    this.cache = cache;
    this.reporter = reporter;
  }

  /**
   * What to unpack where.
   *
   * @param reference as typed
   * @param tag the version, if the reference does not say it
   */
  public record Request(String reference, Optional<String> tag, Target target) {}

  /** Where to unpack. */
  public sealed interface Target {
    /** Exactly this directory, absolute. */
    record Exactly(Path directory) implements Target {}

    /** {@code HOST/PATH/TAG} below this directory, absolute. */
    record Below(Path directory) implements Target {}
  }

  /**
   * What was unpacked.
   *
   * @param reference with its digest
   * @param path absolute
   */
  public record Result(Reference reference, Path path) {}

  /**
   * Fetches, verifies, unpacks; what is there already with the same content stays.
   *
   * @throws KpmException {@code E_NOTFOUND}; {@code E_EXISTS} if something else is at the target;
   *     the errors of registries, archives and packages
   */
  public Result run(Request request) {
    var named = Reference.parse(request.reference(), remote.defaults());
    var wanted = Tagged.with(named, request.tag());
    var source = Foreign.escape(request.reference());
    reporter.say("start to pull '" + source + "'"
        + (request.tag().isEmpty() ? "" : " with tag '" + wanted.tag().orElse("") + "'"));
    try (var store = cache.over(remote.naming(wanted))) {
      var resolved = checked(store.resolve(wanted), isBareName(request.reference()));
      announce(wanted, resolved);
      var target = target(request.target(), wanted, resolved.reference());
      var isWritten = store.fetchInto(resolved, target);
      reporter.say("digest: " + digest(resolved));
      reporter.say(
          isWritten
              ? "pulled '" + source + "' in '" + Foreign.escape(target.toString())
                  + "' successfully"
              : "pulled '" + source + "' successfully: '" + Foreign.escape(target.toString())
                  + "' has it already");
      return new Result(resolved.reference(), target);
    } catch (IOException e) {
      throw TransferError.of("cannot pull", wanted, e);
    }
  }

  private static boolean isBareName(String typed) {
    return typed.indexOf('/') < 0;
  }

  /** Only a bare name says that a KCL package is meant; anything else has to say so itself. */
  private Resolved checked(Resolved resolved, boolean isKnownAsPackage) throws IOException {
    if (isKnownAsPackage) {
      return resolved;
    }
    var reference = resolved.reference();
    var repository = remote.repository(reference);
    Optional<RawManifest> manifest = resolved.manifest().isPresent()
        ? resolved.manifest()
        : repository.manifest(digest(resolved));
    if (manifest.isEmpty()) {
      return resolved;
    }
    var found = PackageManifest.find(repository, manifest.get(), "`" + reference + "`");
    if (found.annotations().name().isEmpty()) {
      throw new KpmException(
              ErrorId.E_MANIFEST, "`" + reference + "` does not say that it is a KCL package")
          .withHint("if it is one, made before kpm 0.3.7, pull it by its bare name from the default"
              + " registry, or `kpm run` it");
    }
    return new Resolved(reference, manifest, resolved.isCurrent());
  }

  private void announce(Reference wanted, Resolved resolved) {
    var reference = resolved.reference();
    if (wanted.tag().isEmpty() && wanted.digest().isEmpty()) {
      reporter.say("the latest version '" + reference.tag().orElse("") + "' will be pulled");
    }
    var version = reference.tag().isEmpty()
        ? "@" + digest(resolved)
        : ":" + reference.tag().get();
    reporter.say(
        "pulling '" + reference.repository() + version + "' from '" + reference.name() + "'");
  }

  private static String digest(Resolved resolved) {
    return resolved.reference().digest().orElseThrow().toString();
  }

  private static Path target(Target target, Reference wanted, Reference resolved) {
    if (target instanceof Target.Exactly exactly) {
      return exactly.directory();
    }
    if (target instanceof Target.Below below) {
      var last = wanted.digest().isEmpty() && resolved.tag().isPresent()
          ? resolved.tag().get()
          : wanted.digest().orElseThrow().toString().replace(':', '-');
      return below.directory().resolve(resolved.name()).resolve(last);
    }
    throw new IllegalStateException("a target of another kind");
  }
}
