// SPDX-License-Identifier: Apache-2.0
package io.kpm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What holds for a command unless a flag says otherwise: environment, then file, then built-in. */
public final class Settings {
  private final SettingsFile file;
  private final Map<String, String> environment;

  private Settings(SettingsFile file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads the settings file, see {@link SettingsFile#read}.
   *
   * @throws io.kpm.error.KpmException {@code E_CONFIG} or {@code E_IO}
   */
  public static Settings load(KpmHome home, Map<String, String> environment) {
    return new Settings(SettingsFile.read(home), environment);
  }

  /** The registry of bare package names: {@code KPM_REG}, else {@code DefaultOciRegistry}. */
  public String defaultRegistry() {
    return effective(Setting.DEFAULT_OCI_REGISTRY).value();
  }

  /** The prefix of bare package names: {@code KPM_REPO}, else {@code DefaultOciRepo}. */
  public String defaultRepository() {
    return effective(Setting.DEFAULT_OCI_REPO).value();
  }

  /** Http (true) or https for the default registry and loopback hosts, after any login record. */
  public Optional<Boolean> defaultPlainHttp() {
    var stated = file.get(Setting.DEFAULT_OCI_PLAIN_HTTP);
    return stated.isEmpty() ? Optional.empty() : Optional.of(stated.get().equals("true"));
  }

  /** Other hosts to which a registry may send the bytes of an upload. */
  public List<String> uploadHosts() {
    var stated = file.value(Setting.UPLOAD_HOSTS);
    var hosts = new ArrayList<String>();
    if (stated.isPresent()) {
      for (var host : stated.get().getAsJsonArray()) {
        hosts.add(host.getAsString().toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(hosts);
  }

  public Limits limits() {
    return new Limits(file);
  }

  /**
   * What holds for a setting, as text.
   *
   * @param origin {@code default}, the path of a file, or the name of a variable
   */
  public record Effective(String value, String origin) {}

  /** What holds for a setting and why. */
  public Effective effective(Setting setting) {
    var variable = variable(setting);
    var value = environment.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      return new Effective(value, variable);
    }
    var stated = file.get(setting);
    return stated.isPresent()
        ? new Effective(stated.get(), file.path().toString())
        : new Effective(setting.fallback(), "default");
  }

  private static String variable(Setting setting) {
    return switch (setting) {
      case DEFAULT_OCI_REGISTRY -> "KPM_REG";
      case DEFAULT_OCI_REPO -> "KPM_REPO";
      default -> "";
    };
  }
}
