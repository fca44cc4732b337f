// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What a failure of the local file system means for the user. */
public final class DiskError {
  private DiskError() {}

  /**
   * The failure as {@code E_IO}.
   *
   * @param doing what was tried, such as {@code cannot write}; the path follows
   */
  public static KpmException of(String doing, Path path, IOException failure) {
    return new KpmException(
        ErrorId.E_IO,
        doing + " " + Foreign.quote(path.toString()) + ": " + reason(failure),
        failure);
  }

  /** The reason in words, without paths that the message has already. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "something else is there already";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "the directory is not empty";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a directory";
    }
    var text = systemText(failure);
    return isFull(text) ? "no space" : Foreign.escape(text);
  }

  private static String systemText(IOException failure) {
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** A limit of the user or of the file system; {@code ulimit -f} shows as "File too large". */
  private static boolean isFull(String text) {
    return text.contains("No space left")
        || text.contains("File too large")
        || text.contains("quota exceeded");
  }
}
