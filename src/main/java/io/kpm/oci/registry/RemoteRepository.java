// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.hash.VerifyingInputStream;
import io.kpm.oci.ArtifactStore;
import io.kpm.oci.Body;
import io.kpm.oci.Descriptor;
import io.kpm.oci.MediaTypes;
import io.kpm.oci.RawManifest;
import io.kpm.report.Reporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A repository of a registry. The registry is not contacted before the first question. */
public final class RemoteRepository implements ArtifactStore {
  private final Channel channel;
  private final Reporter reporter;

  RemoteRepository(Channel channel, Reporter reporter) {
    this.channel = channel;
    this.reporter = reporter;
  }

  /** Asks for the header alone; where that says too little, reads the manifest. */
  @Override
  public Optional<Descriptor> resolve(String tagOrDigest) throws IOException {
    var open = channel.open();
    var found = open.caller().call(new HeadManifest(open.address(), tagOrDigest));
    if (found.isAbsent()) {
      return Optional.empty();
    }
    if (found.descriptor().isPresent()) {
      return found.descriptor();
    }
    var manifest = manifest(tagOrDigest);
    return manifest.isPresent() ? Optional.of(manifest.get().descriptor()) : Optional.empty();
  }

  @Override
  public Optional<RawManifest> manifest(String tagOrDigest) throws IOException {
    var open = channel.open();
    return open.caller().call(new GetManifest(open.address(), tagOrDigest));
  }

  @Override
  public List<String> tags() throws IOException {
    var open = channel.open();
    return new TagPages(open.caller(), open.address(), reporter).all();
  }

  /** A download that breaks off goes on by itself, as often as the flags allow. */
  @Override
  public InputStream fetch(Descriptor blob) throws IOException {
    var open = channel.open();
    var name = "the blob " + open.address().name(blob.digest().toString());
    if (!blob.urls().isEmpty()) {
      throw new KpmException(
          ErrorId.E_POLICY, name + " lies elsewhere (`urls`), where kpm never goes");
    }
    var stream = BlobStream.open(open.caller(), open.address(), blob, open.begin());
    return new VerifyingInputStream(stream, blob.digest(), blob.size(), name);
  }

  @Override
  public boolean contains(Descriptor content) throws IOException {
    if (MediaTypes.isManifest(content.mediaType())) {
      return resolve(content.digest().toString()).isPresent();
    }
    var open = channel.open();
    return open.caller().call(new HeadBlob(open.address(), content.digest()));
  }

  /** Sends without asking: what a registry calls present may be gone. */
  @Override
  public void push(Descriptor content, Body body) throws IOException {
    var open = channel.open();
    if (MediaTypes.isManifest(content.mediaType())) {
      var manifest = read(content, body, open.address());
      new ManifestUpload(open.caller(), open.address(), open.begin())
          .run(manifest, content.digest().toString(), false);
      return;
    }
    new BlobUpload(open.caller(), open.address(), open.locations(), open.begin())
        .run(content, body);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Looks at the tag before and after: no registry is trusted to keep a tag from moving, or to
   * have stored what it says it stored.
   *
   * @throws KpmException {@code E_EXISTS} if the policy keeps the tag from moving, {@code E_PROTO}
   *     if the registry has something else under the tag afterwards
   */
  @Override
  public void tag(RawManifest manifest, String tag, TagPolicy policy) throws IOException {
    var open = channel.open();
    boolean isNew = policy == TagPolicy.CREATE;
    if (isNew) {
      var before = resolve(tag);
      if (before.isPresent() && isSame(manifest, before.get())) {
        return;
      }
      if (before.isPresent()) {
        throw PutManifest.exists(open.address(), tag);
      }
    }
    new ManifestUpload(open.caller(), open.address(), open.begin()).run(manifest, tag, isNew);
    expect(manifest, tag, resolve(tag), open.address(), isNew);
  }

  /** The last look at a tag: two pushes at once may both have been told that they succeeded. */
  private static void expect(
      RawManifest manifest,
      String tag,
      Optional<Descriptor> found,
      RepositoryAddress address,
      boolean isNew) {
    if (found.isPresent() && isSame(manifest, found.get())) {
      return;
    }
    if (found.isPresent() && isNew) {
      throw PutManifest.exists(address, tag);
    }
    throw new KpmException(
        ErrorId.E_PROTO,
        "`" + address.registry() + "` took " + address.name(tag)
            + " but does not have it: expected `" + manifest.digest() + "`, found "
            + (found.isEmpty() ? "nothing" : "`" + found.get().digest() + "`"));
  }

  /** Registries that know only SHA-256 name a manifest by it, whatever it was pushed by. */
  private static boolean isSame(RawManifest manifest, Descriptor found) {
    var algorithm = found.digest().algorithm();
    var comparable = manifest.digest().algorithm() == algorithm
        ? manifest
        : RawManifest.of(manifest.descriptor().mediaType(), manifest.bytes(), algorithm);
    return comparable.digest().equals(found.digest());
  }

  private static RawManifest read(Descriptor content, Body body, RepositoryAddress address)
      throws IOException {
    var name = "the manifest " + address.name(content.digest().toString());
    try (var in = new VerifyingInputStream(body.open(), content.digest(), content.size(), name)) {
      // One byte more than the limit shows that it is exceeded.
      var bytes = in.readNBytes(address.limits().manifestBytes() + 1);
      return RawManifest.of(content.mediaType(), bytes, content.digest().algorithm());
    }
  }
}
