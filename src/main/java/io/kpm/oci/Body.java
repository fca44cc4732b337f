// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.io.IOException;
import java.io.InputStream;

/** Content on its way into a store; may be opened several times, as a retry does. */
public interface Body {
  InputStream open() throws IOException;
}
