// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.credentials;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credential files of a user, asked in the documented order; the first answer counts. */
public final class CredentialFiles implements CredentialSource {
  private final List<Path> ours;
  private final List<Path> foreign;

  private CredentialFiles(List<Path> ours, List<Path> foreign) {
    this.ours = ours;
    this.foreign = foreign;
  }

  /**
   * The files of kpm, docker, podman and upstream kpm.
   *
   * @param authfile asked before all others, {@code --authfile}
   * @param own kpm's own file
   * @param workingDirectory what relative paths start from
   */
  public static CredentialFiles of(
      Optional<Path> authfile, Path own, Map<String, String> environment, Path workingDirectory) {
    var ours = new ArrayList<Path>();
    if (authfile.isPresent()) {
      ours.add(workingDirectory.resolve(authfile.get()));
    }
    ours.add(own);
    var foreign = new Places(environment, workingDirectory);
    foreign.add("REGISTRY_AUTH_FILE", "");
    if (!foreign.add("DOCKER_CONFIG", "config.json")) {
      foreign.add("HOME", ".docker/config.json");
    }
    foreign.add("XDG_RUNTIME_DIR", "containers/auth.json");
    foreign.add("HOME", ".config/containers/auth.json");
    // The home of upstream kpm since 0.12.4.
    foreign.add("HOME", ".local/share/kcl/modules/.kpm/config/config.json");
    return new CredentialFiles(List.copyOf(ours), List.copyOf(foreign.paths));
  }

  @Override
  public Found find(String registry, String repository) {
    Optional<String> program = Optional.empty();
    for (var path : all()) {
      var file = CredentialFile.read(path);
      if (program.isEmpty()) {
        program = file.program(registry);
      }
      var credential = file.find(registry, repository);
      if (credential.isPresent()) {
        return new Found(credential.get(), path.toString(), program);
      }
    }
    return new Found(Credential.ANONYMOUS, "no source", program);
  }

  @Override
  public Optional<LoginRecord> login(String registry, String repository) {
    for (var path : ours) {
      var login = CredentialFile.read(path).login(registry, repository);
      if (login.isPresent()) {
        return login;
      }
    }
    return Optional.empty();
  }

  private List<Path> all() {
    var all = new ArrayList<>(ours);
    all.addAll(foreign);
    return all;
  }

  /** Paths that begin with the value of a variable. */
  private static final class Places {
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final List<Path> paths = new ArrayList<>();

    Places(Map<String, String> environment, Path workingDirectory) {
      this.environment = environment;
      this.workingDirectory = workingDirectory;
    }

    /** Adds the place, unless the variable is unset or no path; whether it was added. */
    boolean add(String variable, String below) {
      var value = environment.getOrDefault(variable, "");
      if (value.isEmpty()) {
        return false;
      }
      try {
        paths.add(workingDirectory.resolve(value).resolve(below));
        return true;
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }
}
