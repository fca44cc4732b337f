// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.files.ProcessLock;
import io.kpm.files.Trees;
import io.kpm.hash.Digest;
import io.kpm.hash.VerifyingInputStream;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import io.kpm.oci.Manifest;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.MissingContentException;
import io.kpm.oci.RawManifest;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A directory that holds artifacts as the OCI image specification lays them out. */
public final class ImageLayout implements ArtifactStore {
  private static final String MARKER = "oci-layout";
  private static final String MARKER_CONTENT = "{\"imageLayoutVersion\":\"1.0.0\"}";
  private static final String INDEX = "index.json";
  private static final String LOCK = ".index.lock";
  private static final long MAX_MANIFEST_BYTES = 4L * 1024 * 1024;
  // An index of indexes is the deepest that anybody publishes.
  private static final int MAX_INDEX_DEPTH = 2;

  private final Path root;
  private final ProcessLock indexLock;

  private ImageLayout(Path root, Reporter reporter) {
    this.root = root;
    this.indexLock = new ProcessLock(root.resolve(LOCK), ProcessLock.Patience.DEFAULT, reporter);
  }

  /** Whether the directory is marked as a layout. */
  public static boolean isAt(Path root) {
    return Files.isRegularFile(root.resolve(MARKER));
  }

  /**
   * The layout in that directory.
   *
   * @param reporter learns of long waits for another process
   * @throws KpmException {@code E_NOTFOUND} if there is none
   */
  public static ImageLayout open(Path root, Reporter reporter) {
    if (!isAt(root)) {
      throw new KpmException(
          ErrorId.E_NOTFOUND, Foreign.quote(root.toString()) + " is not an OCI image layout");
    }
    return new ImageLayout(root, reporter);
  }

  /** The layout in that directory, which is made if there is none. */
  public static ImageLayout create(Path root, Reporter reporter) throws IOException {
    if (!isAt(root)) {
      Files.createDirectories(root.resolve("blobs").resolve("sha256"));
      if (!Files.exists(root.resolve(INDEX))) {
        AtomicFile.write(
            root.resolve(INDEX), LayoutIndex.empty().toJson(), AtomicFile.Access.AS_BEFORE);
      }
      AtomicFile.write(
          root.resolve(MARKER), MARKER_CONTENT.getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
    }
    return new ImageLayout(root, reporter);
  }

  @Override
  public Optional<Descriptor> resolve(String tagOrDigest) throws IOException {
    var index = index();
    var digest = Digest.parse(tagOrDigest);
    if (digest.isEmpty()) {
      return index.tagged(tagOrDigest);
    }
    var listed = index.find(digest.get());
    return listed.isPresent() ? listed : find(digest.get(), index.manifests(), 0);
  }

  @Override
  public Optional<RawManifest> manifest(String tagOrDigest) throws IOException {
    var found = resolve(tagOrDigest);
    return found.isEmpty() ? Optional.empty() : Optional.of(load(found.get()));
  }

  @Override
  public List<String> tags() throws IOException {
    return index().tags();
  }

  @Override
  public InputStream fetch(Descriptor blob) throws IOException {
    var what = "blob `" + blob.digest() + "` of " + Foreign.quote(root.toString());
    try {
      return new VerifyingInputStream(
          Files.newInputStream(blobFile(blob.digest())), blob.digest(), blob.size(), what);
    } catch (NoSuchFileException e) {
      throw new KpmException(ErrorId.E_NOTFOUND, what + " is not there", e);
    }
  }

  @Override
  public boolean contains(Descriptor content) throws IOException {
    return MediaTypes.isManifest(content.mediaType())
        ? resolve(content.digest().toString()).isPresent()
        : Files.isRegularFile(blobFile(content.digest()));
  }

  @Override
  public void push(Descriptor content, Body body) throws IOException {
    if (!MediaTypes.isManifest(content.mediaType())) {
      write(content, body);
      return;
    }
    write(content, body);
    store(load(content));
    change(index -> index.with(content));
  }

  @Override
  public void tag(RawManifest manifest, String tag, TagPolicy policy) throws IOException {
    store(manifest);
    change(index -> {
      var before = index.tagged(tag);
      if (policy == TagPolicy.CREATE
          && before.isPresent()
          && !before.get().digest().equals(manifest.digest())) {
        throw new KpmException(
            ErrorId.E_EXISTS,
            "the tag `" + tag + "` of " + Foreign.quote(root.toString())
                + " already exists with other content");
      }
      return index.withTag(manifest.descriptor(), tag);
    });
  }

  /**
   * Stores the bytes of a manifest without listing it.
   *
   * @throws MissingContentException if something that it refers to is missing
   */
  public void store(RawManifest manifest) throws IOException {
    for (var part : manifest.parsed().parts()) {
      if (!Files.isRegularFile(blobFile(part.digest()))) {
        throw new MissingContentException("`" + part.digest() + "` is missing");
      }
    }
    write(manifest.descriptor(), manifest.body());
  }

  /** The manifest that the descriptor promises, verified. */
  public RawManifest load(Descriptor manifest) throws IOException {
    if (manifest.size() > MAX_MANIFEST_BYTES) {
      throw new KpmException(
          ErrorId.E_LIMIT, "manifest `" + manifest.digest() + "` is larger than 4 MiB");
    }
    try (var in = fetch(manifest)) {
      return RawManifest.of(
          manifest.mediaType(), in.readAllBytes(), manifest.digest().algorithm());
    }
  }

  /** The manifests and tags that are there now. */
  public LayoutIndex index() throws IOException {
    var file = root.resolve(INDEX);
    try {
      return LayoutIndex.read(Files.readAllBytes(file), Foreign.quote(file.toString()));
    } catch (NoSuchFileException e) {
      return LayoutIndex.empty();
    }
  }

  /**
   * Replaces the index under a lock; gives the new one.
   *
   * @param change fails to leave everything as it is
   */
  public LayoutIndex change(UnaryOperator<LayoutIndex> change) throws IOException {
    var held = indexLock.acquire();
    try {
      var before = index();
      var after = change.apply(before);
      if (after != before) {
        AtomicFile.write(root.resolve(INDEX), after.toJson(), AtomicFile.Access.AS_BEFORE);
      }
      return after;
    } finally {
      held.close();
    }
  }

  /** Where the content of that digest lies, or would lie. */
  public Path blobFile(Digest digest) {
    return root.resolve("blobs").resolve(digest.algorithm().prefix()).resolve(digest.hex());
  }

  /**
   * Takes over a file, on the same file system, whose content is known to have that digest and to
   * be on the disk.
   */
  public void adopt(Path file, Digest digest) throws IOException {
    var target = blobFile(digest);
    Files.createDirectories(target.getParent());
    Trees.move(file, target);
  }

  /**
   * Shares a blob with a layout on the same file system; false if that one does not have it, or the
   * file system cannot share.
   */
  public boolean link(Digest digest, ImageLayout other) throws IOException {
    var target = blobFile(digest);
    Files.createDirectories(target.getParent());
    try {
      Files.createLink(target, other.blobFile(digest));
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (FileSystemException | UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * Removes content that no listed manifest needs, directly or through others.
   *
   * @param oldest what is younger stays, as it may belong to a push that has not come to its end
   */
  public void removeUnused(Instant oldest) throws IOException {
    new LayoutSweep(this).run(root.resolve("blobs"), oldest);
  }

  private void write(Descriptor content, Body body) throws IOException {
    var target = blobFile(content.digest());
    if (Files.isRegularFile(target) && Files.size(target) == content.size()) {
      return;
    }
    Files.createDirectories(target.getParent());
    var what = "content `" + content.digest() + "`";
    try (var file = AtomicFile.open(target, AtomicFile.Access.AS_BEFORE);
        var in = new VerifyingInputStream(body.open(), content.digest(), content.size(), what)) {
      in.transferTo(file.out());
      file.commit();
    }
  }

  /** Looks for a manifest that is listed only by an index inside. */
  private Optional<Descriptor> find(Digest digest, List<Descriptor> manifests, int depth)
      throws IOException {
    for (var each : manifests) {
      if (each.digest().equals(digest)) {
        return Optional.of(each);
      }
      boolean isInside = MediaTypes.isIndex(each.mediaType()) && depth <= MAX_INDEX_DEPTH;
      if (isInside && load(each).parsed() instanceof Manifest.Index index) {
        var found = find(digest, index.manifests(), depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
