// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.oci.ArtifactStore;
import io.kpm.oci.Reference;
import io.kpm.oci.Registries;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.Repositories;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registries as one command talks to them.
 *
 * @param access the flags of the command, before it is known which registry it names
 */
public record Remote(Registries registries, RegistryAccess access) {
  Reference.Defaults defaults() {
    return registries.defaults();
  }

  /** For what has nothing to do with a registry. */
  static Repositories none() {
    return Nowhere.INSTANCE;
  }

  /**
   * The repositories for a command that names this one: its credentials belong to that registry.
   * Nothing is set up before a repository is asked for.
   */
  Repositories naming(Reference named) {
    return new OnDemand(Optional.of(named.registry()));
  }

  /** The repositories for a command that names none: its credentials are for the default one. */
  Repositories unnamed() {
    return new OnDemand(Optional.empty());
  }

  /** The repository that the command names. */
  ArtifactStore repository(Reference named) {
    return naming(named).open(named);
  }

  private enum Nowhere implements Repositories {
    INSTANCE;

    @Override
    public ArtifactStore open(Reference reference) {
      throw new IllegalStateException(
          "nobody named a registry, but " + reference + " is asked for");
    }
  }

  /** A cached package needs none of this. */
  private final class OnDemand implements Repositories {
    private final Optional<String> named;
    private @Nullable Repositories opened;

    OnDemand(Optional<String> named) {
      this.named = named;
    }

    @Override
    public synchronized ArtifactStore open(Reference reference) {
      var repositories = opened;
      if (repositories == null) {
        repositories = registries.open(named.isPresent() ? access.to(named.get()) : access);
        opened = repositories;
      }
      return repositories.open(reference);
    }
  }
}
