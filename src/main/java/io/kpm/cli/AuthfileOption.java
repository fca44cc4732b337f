// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import java.nio.file.Path;
import java.util.Optional;

/** A credentials file that stands before kpm's own. */
final class AuthfileOption {
  private final Arguments arguments;
  private final Option authfile;
  private final Option registryConfig;

  AuthfileOption(Arguments arguments) {
    this.arguments = arguments;
    authfile = arguments.option(
        "--authfile", "<file>", "Credentials file that is used before all others.");
    registryConfig = arguments.option("--registry-config", "<file>", "");
  }

  /** As it was typed, relative or not. */
  Optional<Path> path() {
    var path = arguments.path(authfile);
    return path.isPresent() ? path : arguments.path(registryConfig);
  }
}
