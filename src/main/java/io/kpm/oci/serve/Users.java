// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The users of an htpasswd file. A check costs a tenth of a second on purpose, and as much for a
 * user that does not exist.
 */
final class Users {
  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2Y;
  // What `htpasswd -B` lets one choose; 17 takes some ten seconds.
  private static final int MAX_COST = 17;
  private static final int DUMMY_COST = 5;
  private static final int PARALLEL_CHECKS = 2;

  private final Map<String, byte[]> hashes;
  private final byte[] dummy;
  private final Semaphore checks = new Semaphore(PARALLEL_CHECKS);

  private Users(Map<String, byte[]> hashes, int cost) {
    this.hashes = hashes;
    this.dummy = BCrypt.with(VERSION).hash(cost, new byte[] {'x'});
  }

  /**
   * Reads the file.
   *
   * @throws KpmException {@code E_IO} if it cannot be read, {@code E_CONFIG} if a line is not
   *     {@code user:bcrypt}
   */
  static Users read(Path file, Reporter reporter) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
      if (isOpenToOthers(file)) {
        reporter.warn(Foreign.quote(file.toString()) + " can be read by other users: chmod 600 it");
      }
    } catch (IOException e) {
      throw DiskError.of("cannot read", file, e);
    }
    var hashes = new HashMap<String, byte[]>();
    int cost = DUMMY_COST;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        cost = Math.max(cost, costOf(line, colon, file.toString() + ":" + (i + 1)));
        hashes.put(line.substring(0, colon), line.substring(colon + 1).getBytes(UTF_8));
      }
    }
    return new Users(hashes, cost);
  }

  /** Whether that user has that password. Takes as long for every answer. */
  boolean accept(String name, byte[] password) {
    var hash = hashes.get(name);
    checks.acquireUninterruptibly();
    try {
      boolean matches = BCrypt.verifyer(VERSION, LongPasswordStrategies.truncate(VERSION))
          .verify(password, hash == null ? dummy : hash)
          .verified;
      return matches && hash != null;
    } finally {
      checks.release();
    }
  }

  private static int costOf(String line, int colon, String place) {
    // Modular crypt format: $2y$, two digits, $, 53 characters of salt and hash.
    var hash = line.substring(colon + 1);
    boolean isBcrypt = colon > 0
        && hash.length() == 60
        && hash.startsWith("$2")
        && hash.charAt(3) == '$'
        && hash.charAt(6) == '$';
    long cost = isBcrypt ? Decimal.parse(hash.substring(4, 6)) : -1;
    if (cost < 4 || cost > MAX_COST) {
      throw new KpmException(
              ErrorId.E_CONFIG,
              Foreign.quote(place) + ": expected `user:` and a bcrypt hash of a cost from 4 to 17")
          .withHint("write it with `htpasswd -B`");
    }
    return (int) cost;
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    var mode = Files.getPosixFilePermissions(file);
    return mode.contains(PosixFilePermission.OTHERS_READ)
        || mode.contains(PosixFilePermission.GROUP_READ);
  }
}
