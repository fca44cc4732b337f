// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.oci.Reference;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** What a failure in the middle of a transfer means for the user. */
final class TransferError {
  private TransferError() {}

  /**
   * The failure as an error about that artifact.
   *
   * @param doing such as {@code cannot pull}; the reference follows
   */
  static KpmException of(String doing, Reference reference, IOException failure) {
    return of(doing + " `" + reference + "`", failure);
  }

  /** The same about anything that the text names. */
  static KpmException of(String doing, IOException failure) {
    var id = failure instanceof FileSystemException ? ErrorId.E_IO : ErrorId.E_NET;
    return new KpmException(id, doing + ": " + DiskError.reason(failure), failure);
  }
}
