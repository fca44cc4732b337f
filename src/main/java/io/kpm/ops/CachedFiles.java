// SPDX-License-Identifier: Apache-2.0
package io.kpm.ops;

import io.kpm.kcl.source.PackageFiles;
import io.kpm.store.PackageDir;
import java.io.IOException;
import java.util.List;

/** A package of the cache as the engine sees it: verified file by file as it is read. */
record CachedFiles(PackageDir directory) implements PackageFiles {
  @Override
  public List<String> list(String path) throws IOException {
    return directory.list(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return directory.read(path);
  }
}
