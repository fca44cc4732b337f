// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest extends ArtifactStoreContract {
  @Override
  protected ArtifactStore store() {
    return new MemoryStore();
  }

  @Test
  void namesWhatIsAdded() throws IOException {
    var store = new MemoryStore();

    var blob = store.add("application/vnd.test.layer", "text".getBytes(UTF_8));

    assertThat(blob).isEqualTo(blob("text"));
    assertThat(read(store, blob)).isEqualTo("text");
  }
}
