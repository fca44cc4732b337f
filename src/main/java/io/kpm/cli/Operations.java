// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.KpmHome;
import io.kpm.config.Settings;
import io.kpm.oci.RegistryAccess;
import io.kpm.ops.Add;
import io.kpm.ops.CacheGc;
import io.kpm.ops.CacheList;
import io.kpm.ops.CacheVerify;
import io.kpm.ops.Graph;
import io.kpm.ops.Init;
import io.kpm.ops.Login;
import io.kpm.ops.Logout;
import io.kpm.ops.Metadata;
import io.kpm.ops.Outdated;
import io.kpm.ops.Pack;
import io.kpm.ops.Pull;
import io.kpm.ops.Push;
import io.kpm.ops.Remove;
import io.kpm.ops.Run;
import io.kpm.ops.Serve;
import io.kpm.ops.Update;
import io.kpm.ops.Vendor;
import io.kpm.ops.Verify;
import io.kpm.report.Reporter;
import java.nio.file.Path;
import java.util.Optional;

/** What commands are made of; each part is built when a command asks for it. */
public interface Operations {
  /**
   * Where kpm lives.
   *
   * @throws io.kpm.error.KpmException {@code E_IO} if the environment names no usable place
   */
  KpmHome home();

  /**
   * The settings; creates their file if there is none.
   *
   * @throws io.kpm.error.KpmException {@code E_CONFIG} or {@code E_IO}
   */
  Settings settings();

  /** Where the command runs; relative paths start there. Absolute. */
  Path workingDirectory();

  CacheList cacheList();

  CacheVerify cacheVerify();

  CacheGc cacheGc(Reporter reporter);

  Init init(Reporter reporter);

  /** Stores in the access's {@code authfile}, else in kpm's own file. */
  Login login(RegistryAccess access, Reporter reporter);

  /**
   * Removes from that file.
   *
   * @param authfile instead of kpm's own file
   */
  Logout logout(Optional<Path> authfile, Reporter reporter);

  Serve serve(Reporter reporter);

  /**
   * Packs by the limits of the settings.
   *
   * @throws io.kpm.error.KpmException {@code E_CONFIG} or {@code E_IO}
   */
  Pack pack(RegistryAccess access, Reporter reporter);

  Push push(RegistryAccess access, Reporter reporter);

  Pull pull(RegistryAccess access, Reporter reporter);

  Add add(RegistryAccess access, Reporter reporter);

  Remove remove(RegistryAccess access, Reporter reporter);

  Update update(RegistryAccess access, Reporter reporter);

  Graph graph(RegistryAccess access, Reporter reporter);

  Outdated outdated(RegistryAccess access, Reporter reporter);

  Metadata metadata(RegistryAccess access, Reporter reporter);

  Vendor vendor(RegistryAccess access, Reporter reporter);

  Verify verify(RegistryAccess access, Reporter reporter);

  Run run(RegistryAccess access, Reporter reporter);
}
