// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kpm.archive.ArchiveLimits;
import io.kpm.archive.ArchivedFile;
import io.kpm.archive.Selection;
import io.kpm.archive.SourceTree;
import io.kpm.hash.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sum that upstream kpm publishes, and our hash over the tree. */
final class ChecksumsTest {
  private static final Path PACKAGES = Path.of("../shared/packages");

  @TempDir
  private Path root;

  @Test
  void sumIsTheHashOfTheOnlyContent() throws IOException {
    write("a.txt", "test");

    assertThat(sum(root)).isEqualTo("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=");
  }

  @Test
  void walkInTheOrderOfBareNames() throws IOException {
    writeThreeFiles();

    assertThat(sum(root)).isEqualTo("pmWkWSBCL51Bfkhn79xPuKBKHz//H6B+mY6G9/eieuM=");
    assertThat(tree(root)).isEqualTo("h1:hxOjocl/KvhQj+/ZPUFUp2moBlYDWj94HSp/u7v+gHQ=");
  }

  @Test
  void differInWhatTheyLeaveOut() throws IOException {
    writeThreeFiles();
    write(".github/w", "x");
    write("m.targets.k", "y");

    assertThat(sum(root)).isEqualTo("pmWkWSBCL51Bfkhn79xPuKBKHz//H6B+mY6G9/eieuM=");
    assertThat(tree(root)).isEqualTo("h1:Z0+4AWAO0KZQEzG0Tn3mZd586pPine+MC+bgae6bEQQ=");
  }

  @Test
  void sumOfNothingIsKnown() throws IOException {
    assertThat(sum(root)).isEqualTo(PackageSum.OF_NOTHING);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      helloworld/0.1.2,  PN0OMEV9M8VGFn1CtA/T3bcgZmMJmOo+RkBrLKIWYeQ=
      helloworld/0.1.3,  T9FGqbdtkuML4+pDyf4SFP5bDcDusbra6AKtCZygvNw=
      helloworld/0.1.4,  9J9HOMhdypaDYf0J7PqtpGTdlkbxkN0HFEYhosHhf4U=
      json_merge_patch,  o1aamShk1L2MGjnN9u3IErRZ3xBNDxgmFxXsGVMt8Wk=
      jsonpatch,         HFrflv3tfgcx+CkCj4Pl7EIXjr+SKH8c+hRI4/A3ThA=
      """)
  void sumsArePublishedOnes(String directory, String expected) throws IOException {
    assumeTrue(Files.isDirectory(PACKAGES), "there are no real packages beside the project");

    assertThat(sum(PACKAGES.resolve(directory))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      helloworld/0.1.4,  h1:WBsUaHryE0p71MSLdy9OWueIED5X53sXE8T/l9vwcgM=
      json_merge_patch,  h1:eftvao2wPIBHJ0Ie0NlT81/OWqe1ewV64g/Ci3aqFao=
      """)
  void treesOfRealPackages(String directory, String expected) throws IOException {
    assumeTrue(Files.isDirectory(PACKAGES), "there are no real packages beside the project");

    assertThat(tree(PACKAGES.resolve(directory))).isEqualTo(expected);
  }

  @Test
  void listNamesOfADirectory() throws IOException {
    writeThreeFiles();
    write("a/b/c", "x");

    assertThat(list(root).names("")).containsExactly("a", "a-b", "a.k");
    assertThat(list(root).names("a")).containsExactly("b", "x");
    assertThat(list(root).names("none")).isEmpty();
  }

  private void writeThreeFiles() throws IOException {
    write("a/x", "1");
    write("a-b", "2");
    write("a.k", "3");
  }

  private void write(String path, String content) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String sum(Path directory) throws IOException {
    return PackageSum.of(directory, ArchiveLimits.DEFAULT);
  }

  private static String tree(Path directory) throws IOException {
    return list(directory).tree();
  }

  private static FileList list(Path directory) throws IOException {
    var files = new ArrayList<ArchivedFile>();
    var tree = SourceTree.of(directory, Selection.all(), ArchiveLimits.DEFAULT, "x");
    for (var item : tree.items()) {
      if (!item.directory()) {
        files.add(new ArchivedFile(item.path(), item.size(), Digest.of(item.source())));
      }
    }
    return FileList.of(files);
  }
}
