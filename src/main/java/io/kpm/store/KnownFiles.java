// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import io.kpm.artifact.FileList;
import java.io.IOException;
import java.nio.file.Path;

/** A seal for looking only: nothing is restored. */
record KnownFiles(FileList files) implements VerifiedTree.Seal {
  @Override
  public Path mend(String fault) throws IOException {
    throw new IOException("it was changed: " + fault);
  }
}
