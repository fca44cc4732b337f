// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.hash.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest says, read strictly by {@link RawManifest}. */
public sealed interface Manifest {
  /** The type under which it is kept. */
  String mediaType();

  /** What it refers to. */
  Optional<Descriptor> subject();

  /** The annotations in their order. */
  Map<String, String> annotations();

  /** What sort of artifact it is, as far as it says so. */
  Optional<String> kind();

  /**
   * What has to be in a store before this manifest, in its order; neither the subject nor layers
   * that lie elsewhere.
   */
  List<Descriptor> parts();

  /**
   * An image manifest: one artifact.
   *
   * @param artifactType its kind, where it is stated
   * @param subject what it refers to
   */
  record Image(
      String mediaType,
      Optional<String> artifactType,
      Optional<Descriptor> config,
      List<Descriptor> layers,
      Optional<Descriptor> subject,
      Map<String, String> annotations)
      implements Manifest {
    public Image {
      layers = List.copyOf(layers);
      annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    @Override
    public List<Descriptor> parts() {
      var parts = new ArrayList<Descriptor>();
      config.ifPresent(parts::add);
      for (var layer : layers) {
        if (layer.urls().isEmpty()) {
          parts.add(layer);
        }
      }
      return parts;
    }

    /** Its stated type, else the type of a config that is not empty. */
    @Override
    public Optional<String> kind() {
      return artifactType.isPresent()
          ? artifactType
          : config.map(Descriptor::mediaType).filter(type -> !type.equals(MediaTypes.EMPTY));
    }
  }

  /**
   * An image index: several artifacts under one name.
   *
   * @param artifactType its kind, where it is stated
   * @param subject what it refers to
   * @param platforms of those manifests that state one, such as {@code linux/arm64/v8}
   */
  record Index(
      String mediaType,
      Optional<String> artifactType,
      List<Descriptor> manifests,
      Map<Digest, String> platforms,
      Optional<Descriptor> subject,
      Map<String, String> annotations)
      implements Manifest {
    /** The index of these manifests and nothing else. */
    public static Index of(List<Descriptor> manifests) {
      return new Index(
          MediaTypes.IMAGE_INDEX,
          Optional.empty(),
          manifests,
          Map.of(),
          Optional.empty(),
          Map.of());
    }

    public Index {
      manifests = List.copyOf(manifests);
      platforms = Map.copyOf(platforms);
      annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    @Override
    public List<Descriptor> parts() {
      return manifests;
    }

    @Override
    public Optional<String> kind() {
      return artifactType;
    }
  }
}
