// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.archive.ArchiveLimits;
import io.kpm.artifact.FileList;
import io.kpm.artifact.PackageSum;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.files.Staging;
import io.kpm.files.Trees;
import io.kpm.hash.Digest;
import io.kpm.text.Foreign;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory {@code vendor} of a project: copies of its dependencies, and beside each a list of
 * its files ({@link FileList#lines}). What is used is verified against that list, and the list
 * against the lock; nothing is healed, for the copies are the project's own. Links are not followed
 * out of it. Source: {@code docs/formats.md}.
 */
public final class VendorDirectory {
  /** The name of the directory in the root of a project. */
  public static final String NAME = "vendor";

  private static final String LIST_ENDING = ".files";

  // File systems take 255 bytes; the list adds an ending.
  private static final int MAX_NAME_BYTES = 240;
  private static final int HASH_DIGITS = 12;

  private final Path root;
  private final ArchiveLimits limits;

  public VendorDirectory(Path project, ArchiveLimits limits) {
    this.root = project.toAbsolutePath().normalize().resolve(NAME);
    this.limits = limits;
  }

  /**
   * The name of the directory of a package: {@code <name>_<ref>}. Where that is no name for a
   * directory, such as that of a branch {@code fix/x}, a hash makes up for what is changed.
   *
   * @param ref the tag, branch or commit
   */
  public static String nameOf(String name, String ref) {
    var plain = name + "_" + ref;
    var fit = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length() && i < MAX_NAME_BYTES - HASH_DIGITS - 1; i++) {
      fit.append(isPlain(plain.charAt(i)) ? plain.charAt(i) : '-');
    }
    return fit.toString().equals(plain)
        ? plain
        : fit + "-" + Digest.of(plain.getBytes(UTF_8)).hex().substring(0, HASH_DIGITS);
  }

  /** Whether there is anything under that name. */
  public boolean has(String name) {
    return Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Copies a package, verified, in place of what was there.
   *
   * @param name from {@link #nameOf}
   * @return false if it was there already, list and all
   * @throws KpmException {@code E_POLICY} if {@code vendor} is a link; {@code E_IO}
   */
  public boolean put(String name, PackageDir found) throws IOException {
    requireNoLink();
    var all = found.whole();
    if (hasList(name, all.files().tree()) && isCopyOf(name, all)) {
      return false;
    }
    try (var staging = Staging.in(createdRoot())) {
      var tree = Files.createDirectory(staging.directory().resolve(Placement.TREE));
      for (var file : all.files().files()) {
        var target = tree.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.write(target, all.read(file.path()));
      }
      var directory = root.resolve(name);
      Files.deleteIfExists(list(name));
      setAside(directory, staging.directory().resolve(name));
      Trees.move(tree, directory);
      AtomicFile.write(
          list(name), all.files().lines().getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
      return true;
    } catch (FileSystemException e) {
      throw DiskError.of("cannot write", root.resolve(name), e);
    }
  }

  /**
   * Opens a package, which is verified when it is used: file by file if its list is the one that
   * the lock promises, else as a whole. Whatever differs is {@code E_SUM} then.
   *
   * @throws KpmException {@code E_NOTFOUND} if there is nothing; {@code E_SUM} if it is no
   *     directory; {@code E_POLICY} if {@code vendor} is a link
   */
  public PackageDir open(String name, Promise promise) {
    requireNoLink();
    var directory = root.resolve(name);
    if (!has(name)) {
      throw new KpmException(
              ErrorId.E_NOTFOUND, Foreign.quote(directory.toString()) + " does not exist")
          .withHint("kpm vendor");
    }
    var seal = new Copied(name, promise);
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw seal.changed("it is no directory");
    }
    return new PackageDir(new PackageDir.Whole(
        new Origin.Vendored(directory),
        new VerifiedTree(directory, seal),
        Marker.Sums.UNKNOWN,
        true));
  }

  /**
   * Compares a package with what a lock promises.
   *
   * @return the files that differ, are missing or were added, relative to the project; the
   *     directory of the package if there is no list to tell which; empty if all is well
   */
  public List<String> differences(String name, Promise promise) throws IOException {
    requireNoLink();
    var directory = root.resolve(name);
    var shown = NAME + "/" + name;
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(shown);
    }
    var seal = new Copied(name, promise);
    Optional<FileList> listed = seal.listed();
    if (listed.isEmpty()) {
      return seal.isAsPromised(FileList.ofDirectory(directory, limits))
          ? List.of()
          : List.of(shown);
    }
    var differences = new ArrayList<String>();
    for (var path : new VerifiedTree(directory, new KnownFiles(listed.get())).differences()) {
      differences.add(shown + "/" + path);
    }
    return List.copyOf(differences);
  }

  /**
   * Removes packages that are no longer wanted: directories with a list beside them. Anything else
   * is not ours and stays.
   *
   * @param keep the names of what is wanted
   * @return the names of what was removed, sorted
   */
  public List<String> prune(Set<String> keep) throws IOException {
    requireNoLink();
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    var removed = new ArrayList<String>();
    for (var name : listedNames()) {
      if (!keep.contains(name)) {
        removed.add(name);
      }
    }
    if (removed.isEmpty()) {
      return List.of();
    }
    try (var staging = Staging.in(root)) {
      for (var name : removed) {
        setAside(root.resolve(name), staging.directory().resolve(name));
        Files.deleteIfExists(list(name));
      }
    }
    return List.copyOf(removed);
  }

  private List<String> listedNames() throws IOException {
    var names = new ArrayList<String>();
    try (var lists = Files.newDirectoryStream(root, "*" + LIST_ENDING)) {
      for (var list : lists) {
        var file = list.getFileName().toString();
        if (!file.startsWith(".")) {
          names.add(file.substring(0, file.length() - LIST_ENDING.length()));
        }
      }
    }
    names.sort(Utf8Order.INSTANCE);
    return names;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  private void requireNoLink() {
    if (Files.isSymbolicLink(root)) {
      throw new KpmException(
              ErrorId.E_POLICY,
              Foreign.quote(root.toString()) + " is a link, and may lead out of the project")
          .withHint("replace the link by a directory");
    }
  }

  private Path createdRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
    }
    return root;
  }

  private Path list(String name) {
    return root.resolve(name + LIST_ENDING);
  }

  private static void setAside(Path directory, Path aside) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Trees.makeMovable(directory);
      Trees.move(directory, aside);
    }
  }

  private boolean hasList(String name, String tree) {
    Optional<FileList> found = listOf(name);
    return found.isPresent() && found.get().tree().equals(tree);
  }

  private boolean isCopyOf(String name, PackageDir found) throws IOException {
    var directory = root.resolve(name);
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && new VerifiedTree(directory, new KnownFiles(found.files()))
            .differences()
            .isEmpty();
  }

  /** The list beside a package, whoever wrote it; empty if there is none that can be read. */
  private Optional<FileList> listOf(String name) {
    var file = list(name);
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? FileList.ofLines(Files.readString(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What a lock promises of a copy. */
  private final class Copied implements VerifiedTree.Seal {
    private final String name;
    private final Promise promise;

    Copied(String name, Promise promise) {
      this.name = name;
      this.promise = promise;
    }

    @Override
    public FileList files() throws IOException {
      Optional<FileList> listed = listed();
      if (listed.isPresent()) {
        return listed.get();
      }
      Optional<FileList> found = FileList.ofDirectory(root.resolve(name), limits);
      if (!isAsPromised(found)) {
        throw changed("its files are not those of the lock");
      }
      return found.orElseThrow();
    }

    @Override
    public Path mend(String fault) {
      throw changed(fault);
    }

    /** The list beside it, if that is what the lock promises. */
    Optional<FileList> listed() {
      return promise.tree().isPresent() && hasList(name, promise.tree().get())
          ? listOf(name)
          : Optional.empty();
    }

    /** Whether all files are there as promised; empty for a directory with links in it. */
    boolean isAsPromised(Optional<FileList> found) throws IOException {
      if (found.isEmpty()) {
        return false;
      }
      if (promise.tree().isPresent()) {
        return found.get().tree().equals(promise.tree().get());
      }
      return promise.sum().isEmpty() || sumOf(found.get()).equals(promise.sum().get());
    }

    private String sumOf(FileList files) throws IOException {
      var tree = new VerifiedTree(root.resolve(name), new KnownFiles(files));
      return PackageSum.of(files, tree::read);
    }

    KpmException changed(String fault) {
      return new KpmException(
              ErrorId.E_SUM,
              "the vendored package " + Foreign.quote(NAME + "/" + name) + " was changed: " + fault)
          .withHint("kpm vendor restores it");
    }
  }
}
