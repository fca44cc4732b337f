// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.KpmException;
import io.kpm.oci.Reference;
import io.kpm.oci.TagName;

/**
 * One dependency in {@code kcl.mod.lock}, direct or not. As in the file, the empty string stands
 * for what is absent.
 *
 * @param key the key or alias under which it is imported
 * @param identity what the package is
 * @param checks what its content must be
 * @param git where it comes from, if from git
 * @param oci where it comes from, if from a registry
 * @param packageName the package inside the artifact or repository
 */
public record LockEntry(
    String key, Identity identity, Checks checks, Git git, Oci oci, String packageName) {
  /**
   * What the package is.
   *
   * @param name the key or alias
   * @param fullName {@code <package name>_<package version>}
   * @param version the package's own version
   */
  public record Identity(String name, String fullName, String version) {}

  /**
   * What the content must be.
   *
   * @param sum the checksum that upstream kpm knows
   * @param digest of the manifest, {@code sha256:…}, or of the commit, {@code git:…}
   * @param tree the hash over names and contents, {@code h1:…}
   */
  public record Checks(String sum, String digest, String tree) {
    public static final Checks NONE = new Checks("", "", "");
  }

  /** A git repository; at most one of branch, commit and tag. */
  public record Git(String url, String branch, String commit, String tag) {
    public static final Git NONE = new Git("", "", "", "");
  }

  /**
   * A repository of a registry.
   *
   * @param registry the host; absent for one that follows the default registry
   */
  public record Oci(String registry, String repository, String tag) {
    public static final Oci NONE = new Oci("", "", "");
  }

  /**
   * The entry of a dependency that was found, its source as the dependency names it.
   *
   * @param asked by whoever depends on it
   * @param name the package's own
   * @param version the package's own
   * @throws KpmException {@code E_MOD} if the URL that was asked for is none
   */
  public static LockEntry of(
      Dependency asked, String name, String version, Checks checks, Reference.Defaults defaults) {
    var source = LockedSource.of(asked, defaults);
    return new LockEntry(
        asked.key(),
        new Identity(asked.key(), name + "_" + version, version),
        checks,
        source.git(),
        source.oci(),
        source.packageName());
  }

  /** How far this entry is what a dependency asks for. Fails as {@link #of} does. */
  public LockFit fit(Dependency asked, Reference.Defaults defaults) {
    return LockFit.of(this, asked, defaults);
  }

  public boolean isGit() {
    return !git.url().isEmpty();
  }

  public boolean isOci() {
    return !oci.repository().isEmpty();
  }

  /** The entry with the tag that was chosen in its registry. */
  public LockEntry withTag(String tag) {
    var other = new Oci(oci.registry(), oci.repository(), TagName.ofVersion(tag));
    return new LockEntry(key, identity, checks, git, other, packageName);
  }

  public LockEntry withChecks(Checks other) {
    return new LockEntry(key, identity, other, git, oci, packageName);
  }
}
