// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.io.IOException;

/**
 * A store refused a manifest because it does not have everything that the manifest refers to, even
 * if it said so before. Sending that content again may help.
 */
public final class MissingContentException extends IOException {
  public MissingContentException(String message) {
    super(message);
  }
}
