// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.ArchiveWriter;
import io.kpm.archive.ArchivedFile;
import io.kpm.archive.Format;
import io.kpm.archive.SourceTree;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.mod.ModFile;
import io.kpm.oci.TagName;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A directory that may be published as a KCL package; there is none that failed a check.
 *
 * <p>Only names and sizes have been looked at. Contents are read when an archive is written.
 */
public final class CheckedPackage {
  private static final String ENVIRONMENT_FILE = ".env";

  private final Path root;
  private final Identity identity;
  private final SourceTree tree;
  private final Rules rules;

  private CheckedPackage(Path root, Identity identity, SourceTree tree, Rules rules) {
    this.root = root;
    this.identity = identity;
    this.tree = tree;
    this.rules = rules;
  }

  /**
   * What its {@code kcl.mod} calls the package.
   *
   * @param version a semantic version
   * @param description may be empty
   */
  public record Identity(String name, String version, String description) {
    /** {@code <name>_<version>}, the stem of archive names and the {@code full_name} of locks. */
    public String fullName() {
      return name + "_" + version;
    }

    /** The tag under which it is published. */
    public String tag() {
      return TagName.ofVersion(version);
    }
  }

  /**
   * How strictly to look.
   *
   * @param limits of what is packed, which are those of what can be unpacked
   * @param annotationBytes the limit of one annotation
   * @param leftOut paths relative to the package that are never packed, such as an output directory
   * @param vendored directories of dependencies by the paths under which they are packed too, such
   *     as {@code vendor/k8s_1.31.2}
   * @param allowsPathDependencies whether the package may depend on local directories, which nobody
   *     else has
   */
  public record Rules(
      ArchiveLimits limits,
      long annotationBytes,
      Set<String> leftOut,
      Map<String, Path> vendored,
      boolean allowsPathDependencies) {
    public Rules {
      leftOut = Set.copyOf(leftOut);
      vendored = Map.copyOf(vendored);
    }

    /** The same with directories of dependencies. */
    public Rules withVendored(Map<String, Path> directories) {
      return new Rules(limits, annotationBytes, leftOut, directories, allowsPathDependencies);
    }

    /** The rules of {@code push}, with the limits that are built in. */
    public static final Rules DEFAULT =
        new Rules(ArchiveLimits.DEFAULT, 4 * 1024, Set.of(), Map.of(), false);
  }

  /**
   * Checks the package in a directory.
   *
   * @throws KpmException {@code E_MOD} if {@code kcl.mod} cannot be read or has no proper name and
   *     version; {@code E_POLICY} for local dependencies and for links and special files, all of
   *     them named; {@code E_LIMIT}; {@code E_IO}
   */
  public static CheckedPackage of(Path root, Rules rules) {
    var mod = ModFile.in(root);
    var identity = PackageIdentity.strict(mod, root);
    if (!rules.allowsPathDependencies()) {
      refusePathDependencies(mod, identity);
    }
    var tree = tree(root, mod, identity, rules);
    new Offences(identity.name(), tree.offenders()).throwIfAny();
    checkExpandedBytes(identity, tree, rules.limits());
    return new CheckedPackage(root, identity, tree, rules);
  }

  public Identity identity() {
    return identity;
  }

  /** The files that will be packed, relative, in their order. */
  public List<String> paths() {
    var paths = new ArrayList<String>();
    for (var item : tree.items()) {
      if (!item.directory()) {
        paths.add(item.path());
      }
    }
    return List.copyOf(paths);
  }

  /** Files that are packed but may hold secrets. */
  public List<String> doubtful() {
    var doubtful = new ArrayList<String>();
    for (var path : paths()) {
      if (path.equals(ENVIRONMENT_FILE) || path.endsWith("/" + ENVIRONMENT_FILE)) {
        doubtful.add(path);
      }
    }
    return List.copyOf(doubtful);
  }

  /**
   * Writes the archive; equal trees give equal bytes.
   *
   * @throws KpmException {@code E_IO} if a file changes or vanishes meanwhile
   * @throws IOException if the target cannot be written
   */
  public PackageContent writeTo(OutputStream target, Format format) throws IOException {
    var files = new ArrayList<ArchivedFile>();
    var sum = new PackageSum();
    try (var archive = ArchiveWriter.to(target, format)) {
      for (var item : tree.items()) {
        if (item.directory()) {
          archive.directory(item.path());
        } else {
          files.add(write(archive, item, sum));
        }
      }
      archive.finish();
    }
    return new PackageContent(FileList.of(files), sum.value());
  }

  /**
   * Makes the artifact, its layer as a file in a directory that the caller removes.
   *
   * @throws KpmException {@code E_IO} if a file changes meanwhile or the layer cannot be written;
   *     {@code E_LIMIT} if the layer or an annotation is too large
   */
  public PackageArtifact pack(Path directory, PackageArtifact.Stamp stamp) {
    return PackageArtifact.of(this, directory, stamp, rules);
  }

  private ArchivedFile write(ArchiveWriter archive, SourceTree.Item item, PackageSum sum)
      throws IOException {
    HashingInput content;
    try {
      var file = Files.newInputStream(item.source(), LinkOption.NOFOLLOW_LINKS);
      content = new HashingInput(file, PackageSum.counts(item.path()) ? sum : new PackageSum());
    } catch (IOException e) {
      throw DiskError.of("cannot read", item.source(), e);
    }
    try (content) {
      if (!archive.file(item.path(), item.size(), content)) {
        throw new KpmException(
            ErrorId.E_IO,
            Foreign.quote(root.resolve(item.path()).toString()) + " changed while it was packed");
      }
      return new ArchivedFile(item.path(), item.size(), content.digest());
    }
  }

  private static void refusePathDependencies(ModFile mod, Identity identity) {
    var names = new StringBuilder();
    for (var dependency : mod.pathDependencies()) {
      names.append(names.isEmpty() ? "" : ", ").append(Foreign.quote(dependency.key()));
    }
    if (!names.isEmpty()) {
      throw new KpmException(
              ErrorId.E_POLICY,
              "cannot publish `" + identity.name()
                  + "`: local dependencies exist, which nobody else" + " has: " + names)
          .withHint("publish them too, and depend on their published versions");
    }
  }

  private static SourceTree tree(Path root, ModFile mod, Identity identity, Rules rules) {
    var ownOutput = new HashSet<>(rules.leftOut());
    ownOutput.add(identity.fullName() + ".tar");
    ownOutput.add(identity.fullName() + ".tgz");
    try {
      return SourceTree.of(
          root,
          new PackageSelection(mod.about(), ownOutput, rules.vendored()),
          rules.limits(),
          "package `" + identity.name() + "`");
    } catch (IOException e) {
      throw DiskError.of("cannot list", root, e);
    }
  }

  private static void checkExpandedBytes(Identity identity, SourceTree tree, ArchiveLimits limits) {
    long total = 0;
    for (var item : tree.items()) {
      total += item.size();
    }
    long limit = limits.bytes().expandedBytes();
    if (total > limit) {
      throw new KpmException(
          ErrorId.E_LIMIT,
          "cannot pack `" + identity.name() + "`: its files have " + total
              + " bytes, the limit `limits.expandedBytes` is " + limit);
    }
  }
}
