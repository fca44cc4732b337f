// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.artifact.CheckedPackage;
import io.kpm.artifact.PackageArtifact;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.files.Staging;
import io.kpm.oci.Reference;
import io.kpm.oci.TagName;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes a KCL package: blobs first, its tags last, nothing that is there already. */
public final class Push {
  // What dependencies are copied to, below the staging directory.
  private static final String DEPENDENCIES = "dependencies";

  private final Settling settling;
  private final Remote remote;
  private final Packing packing;
  private final Reporter reporter;

  public Push(Settling settling, Packing packing) {
    this.settling = settling;
    this.remote = settling.remote();
    this.packing = packing;
    this.reporter = settling.reporter();
  }

  /**
   * What to publish where.
   *
   * @param directory the root of the package, absolute
   * @param archive a packed package to publish in its place, absolute
   * @param destination as typed; empty: the default registry under the package's name
   * @param vendored how the dependencies are settled that are packed too; empty: none are
   */
  public record Request(
      Path directory,
      Optional<Path> archive,
      Optional<String> destination,
      Optional<LockUse> vendored,
      Options options) {}

  /**
   * How to publish.
   *
   * @param tags more tags beside the version, legal ones
   * @param force let tags move that stand for other content
   * @param dryRun look, but send nothing
   * @param annotations more annotations of the manifest
   */
  public record Options(
      List<String> tags, boolean force, boolean dryRun, Map<String, String> annotations) {
    public Options {
      var legal = new ArrayList<String>();
      for (var tag : tags) {
        legal.add(Tagged.legal(tag));
      }
      tags = List.copyOf(legal);
      annotations = Map.copyOf(annotations);
    }
  }

  /**
   * What is published now.
   *
   * @param reference the repository with the digest
   */
  public record Result(Reference reference) {}

  /**
   * Checks, packs and publishes the package.
   *
   * @throws KpmException {@code E_MOD}, {@code E_POLICY} or {@code E_LIMIT} for a package that may
   *     not be published; {@code E_EXISTS} if a tag has other content; the errors of the registry;
   *     with dependencies whatever may be wrong with these
   */
  public Result run(Request request) {
    if (request.archive().isEmpty()) {
      settling.cache().requireApartFrom(request.directory());
      return pushDirectory(request.directory(), request);
    }
    var archive = request.archive().get();
    try (var unpacked = settling.cache().over(Remote.none()).unpack(archive)) {
      return pushDirectory(unpacked.directory(), request);
    } catch (IOException e) {
      throw DiskError.of("cannot unpack", archive, e);
    }
  }

  private Result pushDirectory(Path directory, Request request) {
    try (var staging = Staging.in(packing.staging())) {
      var checked = CheckedPackage.of(directory, rules(request, staging));
      var target = target(request, checked.identity());
      announce(checked);
      var stamp = new PackageArtifact.Stamp(packing.created(), request.options().annotations());
      var artifact = checked.pack(staging.directory(), stamp);
      return publish(artifact, target, request.options());
    } catch (IOException e) {
      throw DiskError.of("cannot pack", directory, e);
    }
  }

  private CheckedPackage.Rules rules(Request request, Staging staging) {
    if (request.vendored().isEmpty()) {
      return packing.rules();
    }
    var named = request.destination();
    var repositories = named.isPresent()
        ? remote.naming(Reference.parse(named.get(), remote.defaults()))
        : remote.unnamed();
    var copies = new PackedDependencies(settling, repositories);
    return packing
        .rules()
        .withVendored(copies.copy(
            request.directory(),
            request.vendored().get(),
            staging.directory().resolve(DEPENDENCIES)));
  }

  private Reference target(Request request, CheckedPackage.Identity identity) {
    var tag = TagName.ofVersion(identity.version());
    if (request.destination().isEmpty()) {
      return Reference.parse(identity.name(), remote.defaults()).withTag(tag);
    }
    var typed = request.destination().get();
    var target = Reference.parse(typed, remote.defaults());
    if (!namesHost(typed)) {
      throw new KpmException(
              ErrorId.E_USAGE, "the destination " + Foreign.quote(typed) + " names no registry")
          .withHint("write `oci://HOST/PATH` or `HOST/PATH`, or nothing for `%s/%s/%s`"
              .formatted(
                  remote.defaults().registry(), remote.defaults().repository(), identity.name()));
    }
    if (target.digest().isPresent() || !target.tag().orElse(tag).equals(tag)) {
      throw new KpmException(
              ErrorId.E_USAGE,
              "the destination %s contradicts the version `%s` of the package"
                  .formatted(Foreign.quote(typed), identity.version()))
          .withHint("leave the tag out: it is the version of kcl.mod; `--tag` adds further ones");
    }
    return target.withTag(tag);
  }

  /** Whether a destination says to which registry: the defaults are for the package's own name. */
  private boolean namesHost(String typed) {
    var elsewhere = new Reference.Defaults("elsewhere.invalid", "");
    return !Reference.parse(typed, elsewhere).registry().equals(elsewhere.registry());
  }

  private void announce(CheckedPackage checked) {
    reporter.say("package '" + checked.identity().name() + "' will be pushed");
    for (var path : checked.doubtful()) {
      reporter.warn(Foreign.quote(path) + " is packed and may hold secrets: `exclude` in kcl.mod"
          + " keeps files out");
    }
  }

  private Result publish(PackageArtifact artifact, Reference target, Options options) {
    try {
      return new Publication(remote, target, options, packing, reporter).publish(artifact);
    } catch (IOException e) {
      throw TransferError.of("cannot push", target, e);
    }
  }
}
