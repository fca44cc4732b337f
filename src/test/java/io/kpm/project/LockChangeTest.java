// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kpm.mod.LockFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code update} says of two locks (failures S17). */
final class LockChangeTest {
  private static final String D1 = "sha256:" + "1".repeat(64);
  private static final String D2 = "sha256:" + "2".repeat(64);

  @Test
  void saysNothingOfWhatIsTheSame() {
    var lock = lock(entry("a", "h.io", "1.0.0", D1));

    assertThat(told(lock, lock)).isEmpty();
  }

  @Test
  void tellsWhatIsNewAndWhatIsGone() {
    var before = lock(entry("gone", "h.io", "1.0.0", D1));
    var after = lock(entry("new", "h.io", "2.0.0", D1));

    assertThat(told(before, after)).containsExactly("- gone 1.0.0", "+ new 2.0.0");
  }

  @Test
  void tellsARaisedVersionFromALoweredOne() {
    var low = lock(entry("a", "h.io", "1.9.0", D1));
    var high = lock(entry("a", "h.io", "1.10.0", D2));

    assertThat(told(low, high)).containsExactly("~ a 1.9.0 → 1.10.0, now " + D2);
    assertThat(told(high, low)).containsExactly("~ a 1.10.0 → 1.9.0 (lower), now " + D1);
  }

  @Test
  void tellsAnotherSource() {
    var before = lock(entry("a", "h.io", "1.0.0", D1));
    var after = lock(entry("a", "evil.io", "1.0.0", D1));

    assertThat(told(before, after)).containsExactly("~ a 1.0.0, from h.io/r/a to evil.io/r/a");
  }

  @Test
  void tellsAMovedTagAndANewPin() {
    var bare = lock(entry("a", "h.io", "1.0.0", ""));
    var pinned = lock(entry("a", "h.io", "1.0.0", D1));
    var moved = lock(entry("a", "h.io", "1.0.0", D2));

    assertThat(told(pinned, moved)).containsExactly("~ a 1.0.0, now " + D2);
    assertThat(told(bare, pinned)).containsExactly("~ a 1.0.0, now pinned to " + D1);
  }

  private static List<String> told(LockFile before, LockFile after) {
    var told = new ArrayList<String>();
    for (var change : LockChange.between(before, after)) {
      told.add(change.toString());
    }
    return told;
  }

  private static LockFile lock(String entry) {
    return LockFile.parse(("[dependencies]\n" + entry).getBytes(UTF_8), LockFile.NAME);
  }

  private static String entry(String key, String host, String tag, String digest) {
    return """
        [dependencies.%1$s]
        name = "%1$s"
        digest = "%4$s"
        reg = "%2$s"
        repo = "r/%1$s"
        oci_tag = "%3$s"
        """.formatted(key, host, tag, digest);
  }
}
