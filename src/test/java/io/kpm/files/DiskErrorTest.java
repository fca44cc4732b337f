// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DiskErrorTest {
  @Test
  void saysWhatWasTriedOnWhichPath() {
    var error = DiskError.of("cannot write", Path.of("/a/b"), new AccessDeniedException("/a/b"));

    assertThat(error).hasMessage("cannot write `/a/b`: permission denied");
  }

  @Test
  void callsEveryKindOfFullDiskTheSame() {
    assertThat(DiskError.reason(new IOException("No space left on device"))).isEqualTo("no space");
    assertThat(DiskError.reason(new IOException("File too large"))).isEqualTo("no space");
    assertThat(DiskError.reason(new FileSystemException("f", null, "Disk quota exceeded")))
        .isEqualTo("no space");
  }

  @Test
  void escapesTheWordsOfTheSystem() {
    assertThat(DiskError.reason(new IOException("bad\nnews"))).isEqualTo("bad\\nnews");
  }
}
