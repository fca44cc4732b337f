// SPDX-License-Identifier: Apache-2.0
package io.kpm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.config.KpmHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user of one test: a home directory, a working directory and an environment, all below one
 * temporary directory.
 */
public final class TempHome {
  private final Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** Uses an empty directory, such as one that JUnit gives. */
  public TempHome(Path root) {
    this.root = root;
    create(userHome());
    create(workingDirectory());
    environment.put("HOME", userHome().toString());
    environment.put("KCL_PKG_PATH", home().root().toString());
  }

  /** The directory that holds everything of this user. */
  public Path root() {
    return root;
  }

  /** The home of kpm; not created. */
  public KpmHome home() {
    return new KpmHome(root.resolve("kpm"));
  }

  /** Where the user's own files lie, {@code $HOME}. */
  public Path userHome() {
    return root.resolve("user");
  }

  /** Where commands run. */
  public Path workingDirectory() {
    return root.resolve("work");
  }

  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Sets a variable for all that follows. */
  public TempHome set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Takes a variable away. */
  public TempHome unset(String variable) {
    environment.remove(variable);
    return this;
  }

  /** Writes a file, relative to the working directory; parents are created. */
  public Path write(String file, String content) {
    var path = workingDirectory().resolve(file);
    try {
      Files.createDirectories(path.getParent());
      return Files.writeString(path, content, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of a file, relative to the working directory. */
  public String read(String file) {
    try {
      return Files.readString(workingDirectory().resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
