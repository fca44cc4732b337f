// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts in files below {@code testdata}. With {@code -Dgolden.write=true} they are written
 * instead of compared, to be looked at in the diff.
 */
public final class Golden {
  private Golden() {}

  /** Compares a text with a file; a missing file differs from every text. */
  public static void assertMatches(String file, String actual) {
    var path = Path.of("testdata").resolve(file);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual, UTF_8);
      }
      assertThat(path).exists();
      assertThat(actual).as(file).isEqualTo(Files.readString(path, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
