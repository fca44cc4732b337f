// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.error.KpmException;
import io.kpm.files.AtomicFile;
import io.kpm.hash.Digest;
import io.kpm.mod.LockEntry;
import io.kpm.mod.LockFile;
import io.kpm.mod.ModFile;
import io.kpm.mod.Place;
import io.kpm.oci.Reference;
import io.kpm.resolve.Node;
import io.kpm.store.PackageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the dependencies of the projects of this user came to, so that a program that imports three
 * of three hundred packages need not read the {@code kcl.mod} of all. One note for each project: it
 * counts only as long as every file that was read then has the same bytes, the default registry is
 * the same, and every package stands in the cache; whatever is used is verified as always. Losing
 * or damaging a note costs time and nothing else.
 *
 * <p>Remembered is only what the lock pins to the byte, and directories of the user.
 */
public final class SettledMemory {
  private final Path notes;
  private final PackageStore store;
  private final Reference.Defaults defaults;
  private final Rules rules;

  /** The notes in this directory, which need not exist. */
  public SettledMemory(Path notes, PackageStore store, Reference.Defaults defaults, Rules rules) {
    this.notes = notes;
    this.store = store;
    this.defaults = defaults;
    this.rules = rules;
  }

  /** The packages of the project in a directory, if its files say what they said before. */
  public Optional<List<RememberedPackage>> recall(Path root) {
    if (!isAsked()) {
      return Optional.empty();
    }
    try {
      Optional<SettledNote> note = SettledNote.read(Files.readAllBytes(file(root)));
      boolean isCurrent = note.isPresent()
          && note.get().registry().equals(defaults.registry())
          && note.get().repository().equals(defaults.repository())
          && note.get().holds();
      return isCurrent ? packages(note.get()) : Optional.empty();
    } catch (IOException e) {
      // No note, or one that cannot be read: then all is settled anew.
      return Optional.empty();
    }
  }

  /**
   * Notes what the dependencies of a project came to, if its lock pins all of it and there is
   * nothing else that a run would have to know or to tell.
   */
  public void remember(Settled settled) {
    var project = settled.project();
    boolean isPinned = project.lock().isPresent()
        && !settled.changesLock()
        && project.mod().profilePlace().isEmpty()
        && settled.list().replaced().isEmpty();
    if (!isAsked() || !isPinned || project.fetched().isPresent()) {
      return;
    }
    try {
      Optional<SettledNote> note = note(settled);
      if (note.isPresent()) {
        Files.createDirectories(notes);
        AtomicFile.writeReplaceable(file(project.root()), note.get().toBytes());
      }
    } catch (IOException | KpmException e) {
      // Files that change meanwhile, a home that cannot be written: the next run settles anew.
      return;
    }
  }

  /** Exemptions and vendored copies take another way. */
  private boolean isAsked() {
    return rules.exempt().isEmpty() && !rules.isVendored();
  }

  private Optional<List<RememberedPackage>> packages(SettledNote note) {
    var packages = new ArrayList<RememberedPackage>();
    for (var line : note.packages()) {
      Optional<RememberedPackage> found = RememberedPackage.of(line, store);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      packages.add(found.get());
    }
    return Optional.of(packages);
  }

  private Optional<SettledNote> note(Settled settled) throws IOException {
    var project = settled.project();
    var witnesses = new LinkedHashMap<Path, byte[]>();
    var lockFile = project.root().resolve(LockFile.NAME);
    var lock = Files.readAllBytes(lockFile);
    witnesses.put(lockFile, lock);
    boolean isSame = LockFile.parse(lock, lockFile.toString()).equals(settled.lock())
        && addWitness(witnesses, project.root(), project.mod());
    var lines = new ArrayList<String>();
    for (var node : settled.list().nodes()) {
      Optional<String> line = isSame ? line(node, settled, witnesses) : Optional.empty();
      if (line.isEmpty() || line.get().indexOf('\n') >= 0) {
        return Optional.empty();
      }
      lines.add(line.get());
    }
    return isSame
        ? Optional.of(new SettledNote(defaults.registry(), defaults.repository(), witnesses, lines))
        : Optional.empty();
  }

  /** Empty for what is not remembered. */
  private static Optional<String> line(Node node, Settled settled, Map<Path, byte[]> witnesses)
      throws IOException {
    var supplied = settled.get(node);
    var place = node.selected().place();
    if (place instanceof Place.Local && supplied.verified().isEmpty()) {
      boolean isPlain = supplied.directory().toString().indexOf('\t') < 0
          && addWitness(witnesses, supplied.directory(), supplied.mod());
      return isPlain
          ? Optional.of(RememberedPackage.line(node.importName(), supplied.directory()))
          : Optional.empty();
    }
    Optional<LockEntry> entry = settled.lock().entry(node.key());
    boolean isWhole =
        place instanceof Place.Registry registry && registry.inner().isEmpty();
    boolean isPinned = entry.isPresent()
        && !entry.get().checks().digest().isEmpty()
        && !entry.get().checks().tree().isEmpty();
    return isWhole && isPinned
        ? Optional.of(RememberedPackage.line(
            node.importName(), supplied.directory(), (Place.Registry) place, entry.get()))
        : Optional.empty();
  }

  /** False if the file says something else by now. */
  private static boolean addWitness(Map<Path, byte[]> witnesses, Path directory, ModFile mod)
      throws IOException {
    var file = directory.resolve(ModFile.NAME);
    var content = Files.readAllBytes(file);
    witnesses.put(file, content);
    return ModFile.parse(content, file.toString()).equals(mod);
  }

  private Path file(Path root) {
    var path = root.toAbsolutePath().normalize().toString();
    return notes.resolve(Digest.of(path.getBytes(UTF_8)).hex());
  }
}
