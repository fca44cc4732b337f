// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import io.kpm.files.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open uploads of all repositories; they outlive the process. */
final class Uploads {
  private static final int ID_BYTES = 16;

  private final Path root;
  private final int max;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Path, Upload> open = new ConcurrentHashMap<>();

  Uploads(Path root, int max, Clock clock) {
    this.root = root;
    this.max = max;
    this.clock = clock;
  }

  Upload create(String directory) throws IOException, RegistryException {
    if (open.size() >= max) {
      sweep();
    }
    if (open.size() >= max) {
      throw new RegistryException(429, "TOOMANYREQUESTS", "too many uploads are open");
    }
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = HexFormat.of().formatHex(bytes);
    var file = root.resolve(directory).resolve(id);
    Files.createDirectories(file.getParent());
    var upload = Upload.create(id, file);
    open.put(file, upload);
    return upload;
  }

  /** The upload of that repository; {@code id} is as it came from the client. */
  Optional<Upload> find(String directory, String id) throws IOException {
    if (!isId(id)) {
      return Optional.empty();
    }
    var file = root.resolve(directory).resolve(id);
    var known = open.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    open.putIfAbsent(file, Upload.resumed(id, file));
    return Optional.ofNullable(open.get(file));
  }

  /** Forgets an upload and what is left of its file. */
  void close(String directory, Upload upload) throws IOException {
    open.remove(root.resolve(directory).resolve(upload.id()));
    upload.delete();
  }

  /** Removes the uploads that nobody has touched for a day. */
  void sweep() throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    var oldest = clock.instant().minus(Limits.UPLOAD_AGE);
    try (DirectoryStream<Path> repositories = Files.newDirectoryStream(root)) {
      for (var repository : repositories) {
        sweep(repository, oldest);
      }
    }
  }

  private void sweep(Path repository, Instant oldest) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(repository)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          open.remove(file);
          Trees.delete(file);
        }
      }
    }
  }

  private static boolean isId(String text) {
    if (text.length() != 2 * ID_BYTES) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
