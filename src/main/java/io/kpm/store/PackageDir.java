// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageSum;
import io.kpm.mod.ModFile;
import io.kpm.oci.Reference;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package on disk whose files are compared, whenever they are used, with what was verified when
 * it was fetched. What has changed since is fetched again, or refused. Safe for several threads.
 *
 * <p>It may be a package inside another one; then {@link #tree}, {@link #sum} and
 * {@link #differences} are those of the whole, and everything else is its own.
 */
public final class PackageDir {
  private final Whole whole;
  private final String path;

  PackageDir(Whole whole) {
    this(whole, "");
  }

  private PackageDir(Whole whole, String path) {
    this.whole = whole;
    this.path = path;
  }

  /**
   * All of an artifact, archive or vendored package.
   *
   * @param sums empty texts for what is not known
   * @param isSealed whether its content was verified when it came, and not only its {@code sum}
   */
  record Whole(Origin origin, VerifiedTree tree, Marker.Sums sums, boolean isSealed) {}

  /** Where it lies now; reading behind our back is at the reader's own risk. */
  public Path directory() {
    return path.isEmpty() ? whole.tree().directory() : whole.tree().directory().resolve(path);
  }

  /** Where it came from; a package inside another one came from there as well. */
  public Origin origin() {
    return whole.origin();
  }

  /** The reference, with its digest, of a package from a registry. */
  public Optional<Reference> reference() {
    return whole.origin() instanceof Origin.Registry registry
        ? Optional.of(registry.reference())
        : Optional.empty();
  }

  /**
   * Whether its content was verified when it came. If not, only a {@code sum} vouches for it, and
   * nothing else may be recorded of it.
   */
  public boolean isSealed() {
    return whole.isSealed();
  }

  /** The hash over all files of the whole. */
  public String tree() throws IOException {
    return whole.tree().files().tree();
  }

  /** The checksum that upstream kpm knows, of the content of the whole. */
  public String sum() throws IOException {
    return whole.sums().content().isEmpty()
        ? PackageSum.of(whole.tree().files(), whole.tree()::read)
        : whole.sums().content();
  }

  /** The sum that the publisher states; not compared with anything. */
  public Optional<String> claimedSum() {
    var claimed = whole.sums().claimed();
    return claimed.isEmpty() ? Optional.empty() : Optional.of(claimed);
  }

  /** All its files with their hashes; the sizes of a vendored package are not known. */
  public FileList files() throws IOException {
    var all = whole.tree().files();
    return path.isEmpty() ? all : all.below(path);
  }

  /** What its {@code kcl.mod} says. */
  public ModFile mod() throws IOException {
    return ModFile.parse(read(ModFile.NAME), directory().resolve(ModFile.NAME).toString());
  }

  /**
   * The verified content of a file.
   *
   * @param file relative, with {@code /}
   * @throws NoSuchFileException if the package has no such file
   */
  public byte[] read(String file) throws IOException {
    return whole.tree().read(inWhole(file));
  }

  /**
   * The names in a directory, compared with what was verified; directories without files are not
   * told.
   *
   * @param directory relative, with {@code /}; empty for the root
   * @throws NoSuchFileException if the package has no such directory
   */
  public List<String> list(String directory) throws IOException {
    return whole.tree().list(inWhole(directory));
  }

  /** Compares every file of the whole; the paths of those that differ, are missing or are new. */
  public List<String> differences() throws IOException {
    return whole.tree().differences();
  }

  /**
   * The package of that name in this directory or anywhere below it; of several with one name and
   * version the one that is least deep.
   *
   * @param version as its {@code kcl.mod} writes it; without one the highest of that name
   * @throws io.kpm.error.KpmException {@code E_RESOLVE} naming what was found instead
   */
  public PackageDir sub(String name, Optional<String> version) throws IOException {
    var found = new SubPackages(this).find(name, version);
    return found.isEmpty() ? this : new PackageDir(whole, inWhole(found));
  }

  /**
   * The directory inside of this one as a package of its own.
   *
   * @param directory relative, with {@code /}
   */
  public PackageDir at(String directory) {
    return directory.isEmpty() ? this : new PackageDir(whole, inWhole(directory));
  }

  /**
   * The copy of another package in a directory inside of this one, such as one that it carries in
   * {@code vendor}; what vouches for its files is still this one. Empty if there is none.
   *
   * @param directory relative, with {@code /}
   */
  public Optional<PackageDir> carried(String directory) throws IOException {
    var tree = new Carried(whole.tree(), inWhole(directory));
    if (tree.files().file(ModFile.NAME).isEmpty()) {
      return Optional.empty();
    }
    var copy = whole.tree().directory().resolve(tree.path());
    return Optional.of(new PackageDir(new Whole(
        new Origin.Vendored(copy), new VerifiedTree(copy, tree), Marker.Sums.UNKNOWN, true)));
  }

  /** The same package with all that it lies in. */
  PackageDir whole() {
    return new PackageDir(whole);
  }

  private String inWhole(String relative) {
    if (path.isEmpty() || relative.isEmpty()) {
      return path + relative;
    }
    return path + "/" + relative;
  }

  /** The files below a directory of a tree, verified and restored with it. */
  private record Carried(VerifiedTree outer, String path) implements VerifiedTree.Seal {
    @Override
    public FileList files() throws IOException {
      return outer.files().below(path);
    }

    @Override
    public Path mend(String fault) throws IOException {
      return outer.mend("in `" + path + "`, " + fault).resolve(path);
    }
  }
}
