// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import java.util.List;
import java.util.Optional;

/**
 * What holds for registries unless a flag says otherwise.
 *
 * @param version of kpm, which names itself to servers
 * @param defaultRegistry the setting {@code DefaultOciRegistry}
 * @param plainHttp the setting {@code DefaultOciPlainHttp}
 * @param uploadHosts other hosts to which a registry may send the bytes of an upload
 * @param limits how much a registry may answer
 */
public record RegistrySettings(
    String version,
    String defaultRegistry,
    Optional<Boolean> plainHttp,
    List<String> uploadHosts,
    AnswerLimits limits) {
  public RegistrySettings {
    uploadHosts = List.copyOf(uploadHosts);
  }
}
