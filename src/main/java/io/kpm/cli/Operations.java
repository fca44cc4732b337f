// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.KpmHome;
import io.kpm.config.Settings;

/** What commands are made of; each part is built when a command asks for it. */
public interface Operations {
  /**
   * Where kpm lives.
   *
   * @throws io.kpm.error.KpmException {@code E_IO} if the environment names no usable place
   */
  KpmHome home();

  /**
   * The settings; creates their file if there is none.
   *
   * @throws io.kpm.error.KpmException {@code E_CONFIG} or {@code E_IO}
   */
  Settings settings();
}
