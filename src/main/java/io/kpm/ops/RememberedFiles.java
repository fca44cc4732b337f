// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.kcl.source.PackageFiles;
import io.kpm.project.RememberedPackage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dependency that is opened when the engine first looks into it. */
final class RememberedFiles implements PackageFiles {
  private final RememberedPackage dependency;
  private @Nullable PackageFiles opened;

  RememberedFiles(RememberedPackage dependency) {
    this.dependency = dependency;
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return opened().list(directory);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return opened().read(path);
  }

  private synchronized PackageFiles opened() {
    var files = opened;
    if (files == null) {
      var verified = dependency.open();
      files = verified.isPresent()
          ? new CachedFiles(verified.get())
          : new LocalFiles(dependency.directory());
      opened = files;
    }
    return files;
  }
}
