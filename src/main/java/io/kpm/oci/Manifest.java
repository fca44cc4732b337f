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

  /** The annotations in their order. */
  Map<String, String> annotations();

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

    /** The kind of the artifact: its stated type, else the type of a config that is not empty. */
    public Optional<String> kind() {
      return artifactType.isPresent()
          ? artifactType
          : config.map(Descriptor::mediaType).filter(type -> !type.equals(MediaTypes.EMPTY));
    }
  }

  /**
   * An image index: several artifacts under one name.
   *
   * @param platforms of those manifests that state one, such as {@code linux/arm64/v8}
   */
  record Index(
      String mediaType,
      List<Descriptor> manifests,
      Map<Digest, String> platforms,
      Map<String, String> annotations)
      implements Manifest {
    public Index {
      manifests = List.copyOf(manifests);
      platforms = Map.copyOf(platforms);
      annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    @Override
    public List<Descriptor> parts() {
      return manifests;
    }
  }
}
