// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.Format;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.DiskError;
import io.kpm.hash.DigestingOutputStream;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.ManifestWriter;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sent to a registry when a package is published: one layer, the empty config, a manifest.
 *
 * @param identity what the package calls itself
 * @param layer the archive, as the manifest describes it
 * @param layerFile where its bytes lie
 * @param manifest refers to {@code layer} and {@link Descriptor#empty()}
 * @param content what is in the layer
 */
public record PackageArtifact(
    CheckedPackage.Identity identity,
    Descriptor layer,
    Path layerFile,
    RawManifest manifest,
    PackageContent content) {
  // The limit `ratio` is looked at once more than this came out of an archive.
  private static final long RATIO_COUNTS_FROM_BYTES = 16L * 1024 * 1024;

  /**
   * What a manifest says beyond the package.
   *
   * @param created usually 1970, so that equal trees give equal digests; whole seconds count
   * @param annotations added to ours
   */
  public record Stamp(Instant created, Map<String, String> annotations) {
    public Stamp {
      annotations = Map.copyOf(annotations);
    }
  }

  /** The bytes of the layer on their way into a store. */
  public Body layerBody() {
    return () -> Files.newInputStream(layerFile);
  }

  static PackageArtifact of(
      CheckedPackage checked, Path directory, Stamp stamp, CheckedPackage.Rules rules) {
    var identity = checked.identity();
    var file = directory.resolve(identity.fullName() + ".tgz");
    try (var out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var hashed = new DigestingOutputStream(out);
      var content = checked.writeTo(hashed, Format.TAR_GZIP);
      checkLayer(
          identity, hashed.count(), content.files().totalBytes(), rules.limits().bytes());
      var layer = Descriptor.of(MediaTypes.LAYER_TAR_GZIP, hashed.digest(), hashed.count())
          .withAnnotations(Map.of(Annotations.TITLE, identity.fullName() + ".tgz"));
      var annotations = annotations(identity, content.sum(), stamp);
      checkSizes(annotations, rules.annotationBytes());
      return new PackageArtifact(identity, layer, file, manifest(layer, annotations), content);
    } catch (IOException e) {
      throw DiskError.of("cannot write", file, e);
    }
  }

  private static Map<String, String> annotations(
      CheckedPackage.Identity identity, String sum, Stamp stamp) {
    var annotations = new TreeMap<>(stamp.annotations());
    annotations.put(Annotations.NAME, identity.name());
    annotations.put(Annotations.VERSION, identity.version());
    annotations.put(Annotations.DESCRIPTION, identity.description());
    annotations.put(Annotations.SUM, sum);
    annotations.put(
        Annotations.CREATED, stamp.created().truncatedTo(ChronoUnit.SECONDS).toString());
    return annotations;
  }

  private static void checkSizes(Map<String, String> annotations, long limit) {
    for (var annotation : annotations.entrySet()) {
      int bytes = annotation.getValue().getBytes(UTF_8).length;
      if (bytes > limit) {
        throw new KpmException(
            ErrorId.E_LIMIT,
            "annotation " + Foreign.quote(annotation.getKey()) + " has " + bytes
                + " bytes, the limit `limits.annotationBytes` is " + limit);
      }
    }
  }

  private static RawManifest manifest(Descriptor layer, Map<String, String> annotations) {
    return ManifestWriter.write(new Manifest.Image(
        MediaTypes.IMAGE_MANIFEST,
        Optional.of(MediaTypes.LAYER_TAR_GZIP),
        Optional.of(Descriptor.empty()),
        List.of(layer),
        Optional.empty(),
        annotations));
  }

  /** What nobody could unpack is not published. */
  private static void checkLayer(
      CheckedPackage.Identity identity, long packed, long unpacked, ArchiveLimits.Bytes limits) {
    if (packed > limits.layerBytes()) {
      throw new KpmException(
              ErrorId.E_LIMIT,
              "cannot pack `" + identity.name() + "`: the layer has " + packed
                  + " bytes, the limit `limits.layerBytes` is " + limits.layerBytes())
          .withHint("leave files out with `exclude` in kcl.mod");
    }
    if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked > packed * limits.ratio()) {
      throw new KpmException(
              ErrorId.E_LIMIT,
              "cannot pack `" + identity.name() + "`: its " + unpacked + " bytes shrink to "
                  + packed + ", the limit `limits.ratio` is " + limits.ratio())
          .withHint("leave files out with `exclude` in kcl.mod");
    }
  }
}
