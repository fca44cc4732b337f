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
 * @param reference where it came from, with its digest, and with its tag if it was asked for by one
 * @param claimedSum the sum that the publisher states; empty if none
 */
record Marker(Reference reference, String claimedSum, FileList files) {
  private static final int FORMAT = 1;

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
      json.name("registry").value(reference.registry());
      json.name("repository").value(reference.repository());
      json.name("tag").value(reference.tag().orElse(""));
      json.name("digest").value(reference.digest().map(Digest::toString).orElse(""));
      json.name("tree").value(files.tree());
      json.name("sum").value(claimedSum);
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
    AtomicFile.write(file, text.toString().getBytes(UTF_8), AtomicFile.Access.AS_BEFORE);
  }

  /** Whether it is about the same repository, whatever the tag. */
  boolean isFrom(Reference other) {
    return reference.name().equals(other.name());
  }

  boolean hasDigestOf(Reference other) {
    return reference.digest().equals(other.digest());
  }

  /** The fields as they come; a field that is missing makes the marker none. */
  private static final class Reading {
    private final JsonReader json;
    private String registry = "";
    private String repository = "";
    private String tag = "";
    private String digest = "";
    private String sum = "";
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
      if (parsed.isEmpty() || registry.isEmpty() || repository.isEmpty()) {
        return Optional.empty();
      }
      var reference = new Reference(
          registry, repository, tag.isEmpty() ? Optional.empty() : Optional.of(tag), parsed);
      return Optional.of(new Marker(reference, sum, FileList.of(files)));
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
        case "sum" -> sum = json.nextString();
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
