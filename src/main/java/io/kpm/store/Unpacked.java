// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import io.kpm.files.Staging;
import java.io.IOException;
import java.nio.file.Path;

/** A local archive, unpacked into a private directory that goes away with this. */
public final class Unpacked implements AutoCloseable {
  private final Staging staging;
  private final Path directory;
  private final FileList files;

  Unpacked(Staging staging, Path directory, FileList files) {
    this.staging = staging;
    this.directory = directory;
    this.files = files;
  }

  /** The root of the package. */
  public Path directory() {
    return directory;
  }

  public FileList files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    staging.close();
  }
}
