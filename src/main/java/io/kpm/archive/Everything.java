// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

/** Leaves nothing out. */
enum Everything implements Selection {
  INSTANCE;

  @Override
  public boolean skips(String path) {
    return false;
  }

  @Override
  public boolean takes(String path) {
    return true;
  }
}
