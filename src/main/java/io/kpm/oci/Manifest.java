// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest says, read strictly by {@link RawManifest}. */
public sealed interface Manifest {
  /** The annotations in their order. */
  Map<String, String> annotations();

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
  }

  /** An image index: several artifacts under one name. */
  record Index(String mediaType, List<Descriptor> manifests, Map<String, String> annotations)
      implements Manifest {
    public Index {
      manifests = List.copyOf(manifests);
      annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
  }
}
