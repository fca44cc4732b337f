// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import java.nio.file.Path;

/**
 * What a registry serves, where, and to whom.
 *
 * @param directory made if it does not exist
 * @param host a name or address of this machine
 * @param port 0 for any free one
 */
public record ServeOptions(Path directory, String host, int port, Access access) {
  /** Open to everybody on this machine, on any free port. */
  public static ServeOptions local(Path directory) {
    return new ServeOptions(directory, "127.0.0.1", 0, new Access.Everybody());
  }

  /** The same with other rules of access. */
  public ServeOptions with(Access other) {
    return new ServeOptions(directory, host, port, other);
  }

  /** Who may read and write. */
  public sealed interface Access {
    /** No login. */
    record Everybody() implements Access {}

    /** One user with a password. */
    record OneUser(String name, String password) implements Access {
      /** Never shows the password. */
      @Override
      public String toString() {
        return "OneUser[" + name + ":***]";
      }
    }

    /** The users of a file with bcrypt hashes, as {@code htpasswd -B} writes it. */
    record HtpasswdFile(Path file) implements Access {}
  }
}
