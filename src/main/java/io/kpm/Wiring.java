// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kpm.artifact.CheckedPackage;
import io.kpm.cli.Operations;
import io.kpm.config.KpmHome;
import io.kpm.config.KpmVersion;
import io.kpm.config.Settings;
import io.kpm.engine.EmbeddedEngine;
import io.kpm.files.ProcessLock;
import io.kpm.hash.Digest;
import io.kpm.oci.Reference;
import io.kpm.oci.Registries;
import io.kpm.oci.RegistryAccess;
import io.kpm.oci.Repositories;
import io.kpm.oci.credentials.CredentialFiles;
import io.kpm.oci.credentials.CredentialStore;
import io.kpm.oci.registry.AnswerLimits;
import io.kpm.oci.registry.RegistrySettings;
import io.kpm.oci.registry.RemoteRepositories;
import io.kpm.ops.Add;
import io.kpm.ops.Cache;
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
import io.kpm.ops.Packing;
import io.kpm.ops.Pull;
import io.kpm.ops.Push;
import io.kpm.ops.Remote;
import io.kpm.ops.Remove;
import io.kpm.ops.Run;
import io.kpm.ops.Serve;
import io.kpm.ops.Settling;
import io.kpm.ops.Update;
import io.kpm.ops.Vendor;
import io.kpm.ops.Verify;
import io.kpm.project.Exemptions;
import io.kpm.report.Reporter;
import io.kpm.store.CacheListing;
import io.kpm.store.CacheSweep;
import io.kpm.store.PackageStore;
import io.kpm.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives operations their collaborators; the one place that sees every room. */
final class Wiring implements Operations {
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private @Nullable Settings settings;

  Wiring(Map<String, String> environment, Path workingDirectory) {
    this.environment = environment;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public KpmHome home() {
    return KpmHome.of(environment, workingDirectory);
  }

  @Override
  public synchronized Settings settings() {
    var known = settings;
    if (known == null) {
      known = Settings.load(home(), environment);
      settings = known;
    }
    return known;
  }

  @Override
  public Path workingDirectory() {
    return workingDirectory;
  }

  @Override
  public CacheList cacheList() {
    return new CacheList(new CacheListing(home()));
  }

  @Override
  public CacheVerify cacheVerify() {
    return new CacheVerify(new CacheListing(home()));
  }

  @Override
  public CacheGc cacheGc(Reporter reporter) {
    var options = StoreOptions.of(settings().limits(), true);
    return new CacheGc(new CacheSweep(home(), options, reporter), reporter);
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

  @Override
  public Pack pack(RegistryAccess access, Reporter reporter) {
    return new Pack(settling(access, reporter), packing());
  }

  @Override
  public Push push(RegistryAccess access, Reporter reporter) {
    return new Push(settling(access, reporter), packing());
  }

  @Override
  public Pull pull(RegistryAccess access, Reporter reporter) {
    var tools = new CommandTools(access, reporter);
    return new Pull(new Remote(tools, access), tools, reporter);
  }

  @Override
  public Add add(RegistryAccess access, Reporter reporter) {
    return new Add(settling(access, reporter));
  }

  @Override
  public Remove remove(RegistryAccess access, Reporter reporter) {
    return new Remove(settling(access, reporter));
  }

  @Override
  public Update update(RegistryAccess access, Reporter reporter) {
    return new Update(settling(access, reporter));
  }

  @Override
  public Graph graph(RegistryAccess access, Reporter reporter) {
    return new Graph(settling(access, reporter));
  }

  @Override
  public Outdated outdated(RegistryAccess access, Reporter reporter) {
    return new Outdated(settling(access, reporter));
  }

  @Override
  public Metadata metadata(RegistryAccess access, Reporter reporter) {
    return new Metadata(settling(access, reporter));
  }

  @Override
  public Vendor vendor(RegistryAccess access, Reporter reporter) {
    return new Vendor(settling(access, reporter));
  }

  @Override
  public Verify verify(RegistryAccess access, Reporter reporter) {
    return new Verify(settling(access, reporter));
  }

  @Override
  public Run run(RegistryAccess access, Reporter reporter) {
    return new Run(settling(access, reporter), new EmbeddedEngine());
  }

  private Settling settling(RegistryAccess access, Reporter reporter) {
    var tools = new CommandTools(access, reporter);
    var exempt = Exemptions.of(environment.getOrDefault("KPM_NO_SUM", ""));
    return new Settling(new Remote(tools, access), tools, exempt, reporter);
  }

  /** What one command needs if its operands ask for it; reads nothing before that. */
  private final class CommandTools implements Registries, Cache {
    private final RegistryAccess access;
    private final Reporter reporter;

    CommandTools(RegistryAccess access, Reporter reporter) {
      this.access = access;
      this.reporter = reporter;
    }

    @Override
    public Reference.Defaults defaults() {
      var settings = settings();
      return new Reference.Defaults(settings.defaultRegistry(), settings.defaultRepository());
    }

    @Override
    public Repositories open(RegistryAccess named) {
      return remote(named, reporter);
    }

    @Override
    public void requireApartFrom(Path packageDirectory) {
      // The default home is no package; without a variable there may be no home at all.
      if (!environment.getOrDefault("KCL_PKG_PATH", "").isEmpty()) {
        home().requireApartFrom(packageDirectory);
      }
    }

    @Override
    public ProcessLock lockOf(Path project) {
      var name = Digest.of(project.toString().getBytes(UTF_8)).hex() + ".lock";
      return new ProcessLock(home().projectLocks().resolve(name), patience(), reporter);
    }

    @Override
    public Path settled() {
      return home().settled();
    }

    @Override
    public PackageStore over(Repositories repositories) {
      var options = StoreOptions.of(settings().limits(), access.traffic().offline());
      return new PackageStore(home(), repositories, options, reporter);
    }
  }

  private Packing packing() {
    return new Packing(packingRules(), home().staging(), SourceDate.of(environment));
  }

  private CheckedPackage.Rules packingRules() {
    var limits = settings().limits();
    return new CheckedPackage.Rules(
        StoreOptions.of(limits, false).limits(),
        limits.annotationBytes(),
        Set.of(),
        Map.of(),
        false);
  }

  private RemoteRepositories remote(RegistryAccess access, Reporter reporter) {
    var settings = settings();
    var limits = settings.limits();
    var registry = new RegistrySettings(
        KpmVersion.text(),
        settings.defaultRegistry(),
        settings.defaultPlainHttp(),
        settings.uploadHosts(),
        AnswerLimits.of(limits.manifestBytes(), limits.pages(), limits.tags()));
    var files = credentialFiles(access.login().authfile());
    return new RemoteRepositories(access, registry, environment, files, reporter);
  }

  /** The file that logins change: the one of the command line, else kpm's own. */
  private CredentialStore store(Optional<Path> authfile, Reporter reporter) {
    var file =
        authfile.isPresent() ? workingDirectory.resolve(authfile.get()) : home().credentialsFile();
    return new CredentialStore(file, patience(), reporter);
  }

  private ProcessLock.Patience patience() {
    var limits = settings().limits();
    return new ProcessLock.Patience(limits.lockNotice(), limits.lockWait());
  }

  private CredentialFiles credentialFiles(Optional<Path> authfile) {
    return CredentialFiles.of(authfile, home().credentialsFile(), environment, workingDirectory);
  }
}
