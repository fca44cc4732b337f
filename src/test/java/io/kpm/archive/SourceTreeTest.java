// SPDX-License-Identifier: Apache-2.0
package io.kpm.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTreeTest {
  @TempDir
  private Path outside;

  private Path root;

  @BeforeEach
  void createRoot() throws IOException {
    root = Files.createDirectory(outside.resolve("root"));
  }

  @Test
  void listsDirectoriesBeforeTheirContentInTheOrderOfBareNames() throws IOException {
    file("a/x");
    file("a-b");
    file("a.k");
    file("é");
    file("Z");

    assertThat(paths(tree(Selection.all()))).containsExactly("Z", "a", "a/x", "a-b", "a.k", "é");
  }

  @Test
  void listsEmptyDirectories() throws IOException {
    Files.createDirectory(root.resolve("empty"));

    assertThat(paths(tree(Selection.all()))).containsExactly("empty");
  }

  @Test
  void listsOnlyDirectoriesWithSomethingToTake() throws IOException {
    file("docs/a.md");
    file("src/a.k");
    file("src/deep/b.k");

    var tree = tree(new ByEnding(".k"));

    assertThat(paths(tree)).containsExactly("src", "src/a.k", "src/deep", "src/deep/b.k");
  }

  @Test
  void takesALinkThatStaysInsideForWhatItPointsTo() throws IOException {
    file("dir/real");
    Files.createSymbolicLink(root.resolve("link"), Path.of("dir/real"));
    Files.createSymbolicLink(root.resolve("twin"), Path.of("dir"));

    var tree = tree(Selection.all());

    assertThat(paths(tree)).containsExactly("dir", "dir/real", "link", "twin", "twin/real");
    assertThat(tree.items().get(2).source()).isEqualTo(root.toRealPath().resolve("dir/real"));
  }

  @Test
  void namesEverythingThatCannotBePacked() throws IOException {
    Files.writeString(outside.resolve("secret"), "x");
    Files.createSymbolicLink(root.resolve("a"), Path.of("../secret"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("nowhere"));
    Files.createSymbolicLink(root.resolve("c"), Path.of("."));
    Files.createSymbolicLink(root.resolve("d"), Path.of("d"));
    file("e:f");
    file("x");
    file("X");

    assertThat(tree(Selection.all()).offenders())
        .extracting(o -> o.path() + " " + o.fault())
        .containsExactly(
            "a is a link that leads out of the directory",
            "b is a link to nothing",
            "c is a link to a directory above it",
            "d is a link to nothing",
            "e:f has a `:` in its name",
            "x differs from `X` only in case or in its Unicode form");
  }

  @Test
  void doesNotMindWhatIsNotTaken() throws IOException {
    Files.createSymbolicLink(root.resolve("a"), outside);
    file("e:f");
    file("main.k");

    assertThat(tree(new ByEnding(".k")).offenders()).isEmpty();
  }

  @Test
  void namesFilesThatAreTooLarge() throws IOException {
    var limits =
        new ArchiveLimits(new ArchiveLimits.Bytes(100, 100, 3, 200), ArchiveLimits.DEFAULT.tree());
    Files.writeString(root.resolve("large"), "xxxx");
    Files.writeString(root.resolve("small"), "xxx");

    var tree = SourceTree.of(root, Selection.all(), limits, "`root`");

    assertThat(tree.offenders())
        .containsExactly(new SourceTree.Offender(
            "large", "has 4 bytes, the limit `limits.fileBytes` is 3", true));
  }

  @Test
  void stopsAtTheNumberOfEntries() throws IOException {
    var limits =
        new ArchiveLimits(ArchiveLimits.DEFAULT.bytes(), new ArchiveLimits.Tree(3, 100, 100, 2));
    file("a/b");
    file("c");

    assertThat(SourceTree.of(root, Selection.all(), limits, "`root`").items()).hasSize(3);
    file("d");
    assertThatThrownBy(() -> SourceTree.of(root, Selection.all(), limits, "`root`"))
        .hasMessageContaining("`limits.entries` is 3");
  }

  @Test
  void countsAFileAsOneStepOfTheDepth() throws IOException {
    var limits =
        new ArchiveLimits(ArchiveLimits.DEFAULT.bytes(), new ArchiveLimits.Tree(9, 100, 100, 2));
    file("a/b");

    assertThat(SourceTree.of(root, Selection.all(), limits, "`root`").items()).hasSize(2);
    file("x/y/z");
    assertThatThrownBy(() -> SourceTree.of(root, Selection.all(), limits, "`root`"))
        .hasMessageContaining("`limits.depth` is 2");
  }

  private SourceTree tree(Selection selection) throws IOException {
    return SourceTree.of(root, selection, ArchiveLimits.DEFAULT, "`root`");
  }

  private void file(String path) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private static List<String> paths(SourceTree tree) {
    return tree.items().stream().map(SourceTree.Item::path).toList();
  }

  private record ByEnding(String ending) implements Selection {
    @Override
    public boolean skips(String path) {
      return false;
    }

    @Override
    public boolean takes(String path) {
      return path.endsWith(ending);
    }
  }
}
