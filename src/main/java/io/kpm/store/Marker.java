// SPDX-License-Identifier: Apache-2.0
package io.kpm.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.kpm.archive.ArchivedFile;
import io.kpm.artifact.FileList;
import io.kpm.files.AtomicFile;
import io.kpm.hash.Digest;
import io.kpm.oci.Reference;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was verified of one directory of the cache; lies outside of it.
 *
 * @param origin where it came from
 * @param sums empty texts for what is not known
 */
record Marker(Origin origin, Sums sums, FileList files) {
  private static final int FORMAT = 1;

  // Two names of 255 bytes, a tag of 128 and a digest of 135, with their keys, come to 740.
  private static final int HEAD_BYTES = 1024;

  /**
   * The checksums that upstream kpm knows; each may be empty.
   *
   * @param claimed what the publisher states
   * @param content what the files have
   */
  record Sums(String claimed, String content) {
    static final Sums UNKNOWN = new Sums("", "");
  }

  /**
   * Whether a file is a marker of that digest, looking at its beginning only; a marker that is
   * damaged further down passes too.
   */
  static boolean startsWithDigest(Path file, Digest digest) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(HEAD_BYTES), UTF_8);
      return head.contains("\"digest\":\"" + digest + "\"");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Reads a marker; empty if there is none, or one that this version does not understand, which
   * means the same: the directory is not known to be good.
   */
  static Optional<Marker> read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try (var json = new JsonReader(new StringReader(text))) {
      return new Reading(json).marker();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    var text = new StringWriter();
    try (var json = new JsonWriter(text)) {
      json.beginObject();
      json.name("version").value(FORMAT);
      writeOrigin(json);
      json.name("tree").value(files.tree());
      json.name("sum").value(sums.claimed());
      json.name("contentSum").value(sums.content());
      json.name("files").beginArray();
      for (var each : files.files()) {
        json.beginArray()
            .value(each.digest().hex())
            .value(each.size())
            .value(each.path())
            .endArray();
      }
      json.endArray().endObject();
    }
    Files.createDirectories(file.getParent());
    AtomicFile.writeReplaceable(file, text.toString().getBytes(UTF_8));
  }

  private void writeOrigin(JsonWriter json) throws IOException {
    if (origin instanceof Origin.Registry registry) {
      var reference = registry.reference();
      json.name("registry").value(reference.registry());
      json.name("repository").value(reference.repository());
      json.name("tag").value(reference.tag().orElse(""));
      json.name("digest").value(String.valueOf(reference.digest().orElseThrow()));
    } else if (origin instanceof Origin.Archive archive) {
      json.name("archive").value(archive.file().toString());
      json.name("digest").value(archive.digest().toString());
    } else {
      throw new IllegalStateException("packages of this origin are not in the cache: " + origin);
    }
  }

  /** Where a package from a registry came from. */
  Reference reference() {
    if (origin instanceof Origin.Registry registry) {
      return registry.reference();
    }
    throw new IllegalStateException("not from a registry: " + origin);
  }

  /** Whether it is about the same repository, whatever the tag. */
  boolean isFrom(Reference other) {
    return origin instanceof Origin.Registry registry
        && registry.reference().name().equals(other.name());
  }

  boolean hasDigestOf(Reference other) {
    return origin instanceof Origin.Registry registry
        && registry.reference().digest().equals(other.digest());
  }

  /** Whether it is about an archive with these bytes, wherever that lay. */
  boolean isOfArchive(Digest digest) {
    return origin instanceof Origin.Archive archive && archive.digest().equals(digest);
  }

  /** The same for an archive that lies elsewhere now. */
  Marker withOrigin(Origin other) {
    return new Marker(other, sums, files);
  }

  /** The fields as they come; a field that is missing makes the marker none. */
  private static final class Reading {
    private final JsonReader json;
    private String registry = "";
    private String repository = "";
    private String tag = "";
    private String digest = "";
    private String archive = "";
    private String claimedSum = "";
    private String contentSum = "";
    private final List<ArchivedFile> files = new ArrayList<>();

    Reading(JsonReader json) {
      this.json = json;
    }

    Optional<Marker> marker() throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        if (!field(json.nextName())) {
          return Optional.empty();
        }
      }
      json.endObject();
      Optional<Digest> parsed = Digest.parse(digest);
      Optional<Origin> origin = parsed.isEmpty() ? Optional.empty() : origin(parsed.get());
      var sums = new Sums(claimedSum, contentSum);
      return origin.isEmpty()
          ? Optional.empty()
          : Optional.of(new Marker(origin.get(), sums, FileList.of(files)));
    }

    private Optional<Origin> origin(Digest known) {
      if (!archive.isEmpty()) {
        return Optional.of(new Origin.Archive(Path.of(archive), known));
      }
      return registry.isEmpty() || repository.isEmpty()
          ? Optional.empty()
          : Optional.of(new Origin.Registry(new Reference(
              registry,
              repository,
              tag.isEmpty() ? Optional.empty() : Optional.of(tag),
              Optional.of(known))));
    }

    /** False for a format of the future. */
    private boolean field(String name) throws IOException {
      switch (name) {
        case "version" -> {
          return json.nextInt() == FORMAT;
        }
        case "registry" -> registry = json.nextString();
        case "repository" -> repository = json.nextString();
        case "tag" -> tag = json.nextString();
        case "digest" -> digest = json.nextString();
        case "archive" -> archive = json.nextString();
        case "sum" -> claimedSum = json.nextString();
        case "contentSum" -> contentSum = json.nextString();
        case "files" -> files();
        default -> json.skipValue();
      }
      return true;
    }

    private void files() throws IOException {
      json.beginArray();
      while (json.hasNext()) {
        json.beginArray();
        var hash = new Digest(Digest.Algorithm.SHA256, json.nextString());
        long size = json.nextLong();
        files.add(new ArchivedFile(json.nextString(), size, hash));
        json.endArray();
      }
      json.endArray();
    }
  }
}
