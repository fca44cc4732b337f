// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.archive.Format;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.oci.ContentSource;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The manifest of a KCL package of any generation, reduced to what unpacking it needs.
 *
 * @param raw as the registry has it; its digest names the package
 * @param layer the one archive, whatever its title
 * @param format what the type of the layer promises
 * @param annotations the three that speak of the package
 */
public record PackageManifest(
    RawManifest raw, Descriptor layer, Format format, Claims annotations) {
  // A package has no more than a few variants; each costs a request.
  private static final int MAX_CHILDREN = 100;

  // The deepest index that is looked into: an index in an index.
  private static final int MAX_NESTING = 2;

  /**
   * What the publisher says of the package; packages before 0.3.7 say nothing. None of it has been
   * compared with the content.
   */
  public record Claims(Optional<String> name, Optional<String> version, Optional<String> sum) {}

  /** Whether the manifest says of itself that it is a KCL package. */
  public static boolean isPackage(Manifest manifest) {
    return manifest instanceof Manifest.Image
        && manifest.annotations().containsKey(Annotations.NAME);
  }

  /**
   * Finds the package behind a manifest: an image manifest itself, or the only child of an index
   * that is a package.
   *
   * @param store where the children of an index are
   * @param what the artifact for messages, quoted
   * @throws KpmException {@code E_MANIFEST} if it is no package, or several; {@code E_LIMIT} if an
   *     index is too large or too deep
   */
  public static PackageManifest find(ContentSource store, RawManifest raw, String what)
      throws IOException {
    var manifest = raw.parsed();
    if (manifest instanceof Manifest.Image image) {
      return of(raw, image, what);
    }
    var found = new ArrayList<RawManifest>();
    collect(store, manifest, 1, found, what);
    if (found.size() == 1 && found.get(0).parsed() instanceof Manifest.Image only) {
      return of(found.get(0), only, what);
    }
    throw notOne(manifest, what);
  }

  private static PackageManifest of(RawManifest raw, Manifest.Image image, String what) {
    var layer = onlyLayer(image, what);
    var format = layer.mediaType().equals(MediaTypes.LAYER_TAR) ? Format.TAR : Format.TAR_GZIP;
    var annotations = image.annotations();
    return new PackageManifest(
        raw,
        layer,
        format,
        new Claims(
            Optional.ofNullable(annotations.get(Annotations.NAME)),
            Optional.ofNullable(annotations.get(Annotations.VERSION)),
            Optional.ofNullable(annotations.get(Annotations.SUM))));
  }

  private static Descriptor onlyLayer(Manifest.Image image, String what) {
    if (image.layers().isEmpty()) {
      throw damaged(what + " has no package layer");
    }
    var first = image.layers().get(0);
    for (var layer : image.layers()) {
      if (!isPackageLayer(layer)) {
        throw damaged(what + " has a layer of type " + Foreign.quote(layer.mediaType())
            + ", expected `" + MediaTypes.LAYER_TAR_GZIP + "` or `" + MediaTypes.LAYER_TAR + "`");
      }
      if (!layer.digest().equals(first.digest()) || layer.size() != first.size()) {
        throw damaged(what + " has several layers, expected one package layer");
      }
    }
    return first;
  }

  private static boolean isPackageLayer(Descriptor layer) {
    return layer.mediaType().equals(MediaTypes.LAYER_TAR)
        || layer.mediaType().equals(MediaTypes.LAYER_TAR_GZIP);
  }

  private static void collect(
      ContentSource store, Manifest manifest, int depth, List<RawManifest> found, String what)
      throws IOException {
    if (!(manifest instanceof Manifest.Index index)) {
      return;
    }
    if (depth > MAX_NESTING || index.manifests().size() > MAX_CHILDREN) {
      throw new KpmException(
          ErrorId.E_LIMIT,
          what + " is an index with more than " + MAX_CHILDREN + " manifests, or more than "
              + MAX_NESTING + " deep");
    }
    boolean isAlone = index.manifests().size() == 1;
    for (var child : index.manifests()) {
      Optional<RawManifest> raw = store.manifest(child.digest().toString());
      if (raw.isPresent()) {
        var parsed = raw.get().parsed();
        if (isPackage(parsed) || (isAlone && parsed instanceof Manifest.Image)) {
          found.add(raw.get());
        }
        collect(store, parsed, depth + 1, found, what);
      }
    }
  }

  private static KpmException notOne(Manifest manifest, String what) {
    var digests = new StringBuilder();
    if (manifest instanceof Manifest.Index index) {
      for (var child : index.manifests()) {
        digests
            .append(digests.isEmpty() ? "" : ", ")
            .append('`')
            .append(child.digest())
            .append('`');
      }
    }
    return damaged(what + " is an index in which not exactly one manifest is a KCL package: "
            + (digests.isEmpty() ? "it is empty" : digests))
        .withHint("name one of them with `@sha256:…`");
  }

  private static KpmException damaged(String message) {
    return new KpmException(ErrorId.E_MANIFEST, message);
  }
}
