// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

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

  public boolean isGit() {
    return !git.url().isEmpty();
  }

  public boolean isOci() {
    return !oci.repository().isEmpty();
  }

  public LockEntry withChecks(Checks other) {
    return new LockEntry(key, identity, other, git, oci, packageName);
  }
}
