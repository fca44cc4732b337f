// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.DiskError;
import io.kpm.files.ProcessLock;
import io.kpm.oci.LoginHost;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The file that logins change. A change is made under a lock, to what stands there at that moment,
 * and takes effect by a rename; the file is never readable for others.
 */
public final class CredentialStore {
  private static final Set<PosixFilePermission> FILE_MODE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> DIRECTORY_MODE = EnumSet.of(
      PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_EXECUTE);

  private final Path path;
  private final ProcessLock.Patience patience;
  private final Reporter reporter;

  /** A store in that file, which need not exist. */
  public CredentialStore(Path path, ProcessLock.Patience patience, Reporter reporter) {
    this.path = path;
    this.patience = patience;
    this.reporter = reporter;
  }

  public Path path() {
    return path;
  }

  /**
   * Keeps a credential and what its login found out.
   *
   * @return the credential program that the file names for the host, and that was passed over
   * @throws KpmException {@code E_CRED} if the file is malformed, {@code E_IO} if it cannot be
   *     written; it is as it was then
   */
  @SuppressWarnings("try") // the lock is held, and nothing else
  public Optional<String> put(LoginHost host, Credential credential, LoginRecord login) {
    try (var held = lock()) {
      var file = CredentialFile.read(path);
      file.put(host.registry(), host.path(), host.key(), credential);
      file.putLogin(host.registry(), host.path(), login);
      write(file);
      return file.program(host.registry());
    } catch (IOException e) {
      throw DiskError.of("cannot write the credentials to", path, e);
    }
  }

  /**
   * Forgets the login; other entries stay as they are.
   *
   * @return whether there was one
   * @throws KpmException as {@link #put}
   */
  @SuppressWarnings("try") // the lock is held, and nothing else
  public boolean remove(LoginHost host) {
    if (!Files.exists(path)) {
      return false;
    }
    try (var held = lock()) {
      var file = CredentialFile.read(path);
      boolean removed = file.remove(host.registry(), host.path());
      if (removed) {
        write(file);
      }
      return removed;
    } catch (IOException e) {
      throw DiskError.of("cannot write the credentials to", path, e);
    }
  }

  private ProcessLock.Held lock() throws IOException {
    createDirectory(directory());
    var lockFile = path.resolveSibling("." + path.getFileName() + ".lock");
    return new ProcessLock(lockFile, patience, reporter).acquire();
  }

  private void write(CredentialFile file) throws IOException {
    requireFile();
    warnOfOthers();
    AtomicFile.write(path, file.content(), AtomicFile.Access.OWNER_ONLY);
  }

  /** A device or a directory must not be replaced by a file. */
  private void requireFile() throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new KpmException(
          ErrorId.E_IO,
          "cannot write the credentials to %s: not a regular file"
              .formatted(Foreign.quote(path.toString())));
    }
  }

  private void warnOfOthers() throws IOException {
    if (Files.exists(path) && !FILE_MODE.containsAll(Files.getPosixFilePermissions(path))) {
      reporter.warn("the credentials in %s were open to other users; the mode is now 0600"
          .formatted(Foreign.quote(path.toString())));
    }
  }

  private Path directory() {
    var parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("the credentials file is not absolute: " + path);
    }
    return parent;
  }

  /** What is missing appears with its mode; there is no moment at which it is open. */
  private static void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    var parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_MODE));
  }
}
