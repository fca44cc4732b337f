// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.KpmException;
import io.kpm.files.PortableName;
import io.kpm.text.Utf8Order;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a directory has to offer to an archive: directories before what is in them, the names of
 * each directory in the order of their UTF-8 bytes.
 *
 * <p>Links that stay inside stand for what they point to. What cannot be packed, or could not be
 * unpacked everywhere, is listed with the reason, so that all of it can be told at once.
 *
 * @param items what can be packed, in the order in which it should be
 * @param offenders what was selected and cannot be packed
 */
public record SourceTree(List<Item> items, List<Offender> offenders) {
  public SourceTree {
    items = List.copyOf(items);
    offenders = List.copyOf(offenders);
  }

  /**
   * A directory or regular file.
   *
   * @param path relative, with {@code /}
   * @param source where it really lies; no part of it below the root is a link
   * @param size in bytes, 0 for directories
   */
  public record Item(String path, Path source, boolean directory, long size) {}

  /**
   * Something that cannot be packed.
   *
   * @param fault the reason, as a predicate
   * @param tooLarge whether only its size is wrong
   */
  public record Offender(String path, String fault, boolean tooLarge) {}

  /**
   * Walks through a directory.
   *
   * @param what the directory for messages, such as {@code package `/home/me/x`}
   * @throws KpmException {@code E_LIMIT} if the tree is too large to be listed
   */
  public static SourceTree of(Path root, Selection selection, ArchiveLimits limits, String what)
      throws IOException {
    var walk = new Walk(root.toRealPath(), selection, limits, new Refusal(what));
    walk.directory("", walk.root, 0);
    return new SourceTree(walk.items, walk.offenders);
  }

  /** The work on one tree. */
  private static final class Walk {
    private final Path root;
    private final Selection selection;
    private final ArchiveLimits limits;
    private final Refusal refusal;
    private final List<Item> items = new ArrayList<>();
    private final List<Offender> offenders = new ArrayList<>();
    private final Set<Path> open = new HashSet<>();

    Walk(Path root, Selection selection, ArchiveLimits limits, Refusal refusal) {
      this.root = root;
      this.selection = selection;
      this.limits = limits;
      this.refusal = refusal;
    }

    /** Lists what is in {@code source}, which has no links in its path. */
    void directory(String path, Path source, int depth) throws IOException {
      checkDepth(path, depth);
      open.add(source);
      Map<String, String> seen = new HashMap<>();
      for (var name : names(path, source)) {
        var child = path.isEmpty() ? name : path + "/" + name;
        if (!selection.skips(child) && visit(child, source.resolve(name), depth + 1)) {
          checkDepth(child, depth + 1);
          judge(child, name, seen);
        }
      }
      open.remove(source);
    }

    private void checkDepth(String path, int depth) {
      if (depth > limits.tree().depth()) {
        throw refusal.limit("depth", limits.tree().depth(), "`" + path + "` lies deeper");
      }
    }

    private void judge(String path, String name, Map<String, String> seen) {
      Optional<String> fault = PortableName.fault(name);
      if (fault.isPresent()) {
        offend(path, fault.get());
      }
      checkBytes(path, path, "pathBytes", limits.tree().pathBytes());
      checkBytes(path, name, "nameBytes", limits.tree().nameBytes());
      var other = seen.put(PortableName.folded(name), name);
      if (other != null) {
        offend(path, "differs from `" + other + "` only in case or in its Unicode form");
      }
    }

    private void checkBytes(String path, String text, String key, long limit) {
      int bytes = text.getBytes(UTF_8).length;
      if (bytes > limit) {
        throw refusal.limit(key, limit, "`" + path + "` has a name of " + bytes + " bytes");
      }
    }

    /** Whether anything was packed, or should have been. */
    private boolean visit(String path, Path source, int depth) throws IOException {
      var added = selection.additions().get(path);
      if (added != null) {
        return takeDirectory(path, added.toRealPath(), depth);
      }
      if (isAboveAddition(path) && !Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
        return takeDirectory(path, source, depth);
      }
      return visitExisting(path, source, depth);
    }

    private boolean visitExisting(String path, Path source, int depth) throws IOException {
      var attributes =
          Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isSymbolicLink()) {
        return take(path, source, attributes, depth);
      }
      Path target;
      try {
        target = source.toRealPath();
      } catch (FileSystemException e) {
        return refuse(path, "is a link to nothing");
      }
      if (!target.startsWith(root)) {
        return refuse(path, "is a link that leads out of the directory");
      }
      if (selection.skips(root.relativize(target).toString())) {
        return refuse(path, "is a link to something that is left out");
      }
      if (open.contains(target)) {
        return refuse(path, "is a link to a directory above it");
      }
      return take(path, target, Files.readAttributes(target, BasicFileAttributes.class), depth);
    }

    private boolean refuse(String path, String fault) {
      if (!selection.takes(path)) {
        return false;
      }
      offend(path, fault);
      return true;
    }

    private boolean take(String path, Path source, BasicFileAttributes attributes, int depth)
        throws IOException {
      if (attributes.isDirectory()) {
        return takeDirectory(path, source, depth);
      }
      if (!attributes.isRegularFile()) {
        return refuse(path, "is a pipe, a socket or a device");
      }
      return selection.takes(path) && file(path, source, attributes.size());
    }

    private boolean takeDirectory(String path, Path source, int depth) throws IOException {
      int before = items.size();
      int offended = offenders.size();
      directory(path, source, depth);
      boolean taken = items.size() > before || selection.takes(path);
      if (taken) {
        add(before, new Item(path, source, true, 0));
      }
      return taken || offenders.size() > offended;
    }

    private boolean file(String path, Path source, long size) {
      long limit = limits.bytes().fileBytes();
      if (size > limit) {
        var fault = "has " + size + " bytes, the limit `limits.fileBytes` is " + limit;
        offenders.add(new Offender(path, fault, true));
      } else {
        add(items.size(), new Item(path, source, false, size));
      }
      return true;
    }

    private void add(int index, Item item) {
      items.add(index, item);
      long limit = limits.tree().entries();
      if (items.size() > limit) {
        throw refusal.limit("entries", limit, "it has more files and directories");
      }
    }

    private void offend(String path, String fault) {
      offenders.add(new Offender(path, fault, false));
    }

    private boolean isAboveAddition(String path) {
      for (var added : selection.additions().keySet()) {
        if (added.startsWith(path + "/")) {
          return true;
        }
      }
      return false;
    }

    private Set<String> names(String path, Path directory) throws IOException {
      var names = new TreeSet<>(Utf8Order.INSTANCE);
      var prefix = path.isEmpty() ? "" : path + "/";
      for (var added : selection.additions().keySet()) {
        if (added.startsWith(prefix)) {
          int slash = added.indexOf('/', prefix.length());
          names.add(added.substring(prefix.length(), slash < 0 ? added.length() : slash));
        }
      }
      if (names.isEmpty() || Files.exists(directory)) {
        addNames(directory, names);
      }
      return names;
    }

    private static void addNames(Path directory, Set<String> names) throws IOException {
      try (var entries = Files.newDirectoryStream(directory)) {
        for (var entry : entries) {
          names.add(entry.getFileName().toString());
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
  }
}
