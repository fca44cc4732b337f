// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.cli.Operations;
import io.kpm.config.KpmHome;
import io.kpm.config.KpmVersion;
import io.kpm.config.Settings;
import io.kpm.files.ProcessLock;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.credentials.CredentialFiles;
import io.kpm.oci.credentials.CredentialStore;
import io.kpm.oci.registry.RegistrySettings;
import io.kpm.oci.registry.RemoteRepositories;
import io.kpm.ops.Init;
import io.kpm.ops.Login;
import io.kpm.ops.Logout;
import io.kpm.ops.Serve;
import io.kpm.report.Reporter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Gives operations their collaborators; the one place that sees every room. */
final class Wiring implements Operations {
  private final Map<String, String> environment;
  private final Path workingDirectory;

  Wiring(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public KpmHome home() {
    return KpmHome.of(environment, workingDirectory);
  }

  @Override
  public Settings settings() {
    return Settings.load(home(), environment);
  }

  @Override
  public Path workingDirectory() {
    return workingDirectory;
  }

  @Override
  public Init init(Reporter reporter) {
    return new Init(reporter);
  }

  @Override
  public Login login(RegistryAccess access, Reporter reporter) {
    var file = access.login().authfile();
    return new Login(remote(access, reporter).loginCheck(), store(file, reporter), reporter);
  }

  @Override
  public Logout logout(Optional<Path> authfile, Reporter reporter) {
    return new Logout(store(authfile, reporter), credentialFiles(authfile));
  }

  @Override
  public Serve serve(Reporter reporter) {
    return new Serve(reporter, Clock.systemUTC());
  }

  private RemoteRepositories remote(RegistryAccess access, Reporter reporter) {
    var settings = settings();
    var registry = new RegistrySettings(
        KpmVersion.text(),
        settings.defaultRegistry(),
        settings.defaultPlainHttp(),
        settings.uploadHosts());
    var files = credentialFiles(access.login().authfile());
    return new RemoteRepositories(access, registry, environment, files, reporter);
  }

  /** The file that logins change: the one of the command line, else kpm's own. */
  private CredentialStore store(Optional<Path> authfile, Reporter reporter) {
    var limits = settings().limits();
    var patience = new ProcessLock.Patience(limits.lockNotice(), limits.lockWait());
    var file =
        authfile.isPresent() ? workingDirectory.resolve(authfile.get()) : home().credentialsFile();
    return new CredentialStore(file, patience, reporter);
  }

  private CredentialFiles credentialFiles(Optional<Path> authfile) {
    return CredentialFiles.of(authfile, home().credentialsFile(), environment, workingDirectory);
  }
}
