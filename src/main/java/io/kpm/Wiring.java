// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.cli.Operations;
import io.kpm.config.KpmHome;
import io.kpm.config.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Gives operations their collaborators; the one place that sees every room. */
final class Wiring implements Operations {
  private final Map<String, String> environment;
  private final Path workingDirectory;

  Wiring(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public KpmHome home() {
    return KpmHome.of(environment, workingDirectory);
  }

  @Override
  public Settings settings() {
    return Settings.load(home(), environment);
  }
}
