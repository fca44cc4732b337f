// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

/** The media types that kpm writes or understands (OCI image specification 1.1, media-types.md). */
public final class MediaTypes {
  public static final String IMAGE_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String IMAGE_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  public static final String DOCKER_MANIFEST_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String EMPTY = "application/vnd.oci.empty.v1+json";
  public static final String LAYER_TAR = "application/vnd.oci.image.layer.v1.tar";
  public static final String LAYER_TAR_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

  private MediaTypes() {}

  /** Whether content of that type is kept as a manifest and not as a blob. */
  public static boolean isManifest(String mediaType) {
    return mediaType.equals(IMAGE_MANIFEST)
        || mediaType.equals(IMAGE_INDEX)
        || mediaType.equals(DOCKER_MANIFEST)
        || mediaType.equals(DOCKER_MANIFEST_LIST);
  }

  /** Whether content of that type is a list of manifests. */
  public static boolean isIndex(String mediaType) {
    return mediaType.equals(IMAGE_INDEX) || mediaType.equals(DOCKER_MANIFEST_LIST);
  }
}
