// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.http.Origin;
import java.net.URI;

/**
 * Where a repository is.
 *
 * @param registry as the user knows it
 * @param repository its path
 * @param origin where requests go
 * @param limits how much it may answer
 */
record RepositoryAddress(String registry, String repository, Origin origin, AnswerLimits limits) {
  /** An address below the repository, such as {@code tags/list}. */
  URI uri(String path) {
    return URI.create(origin + "/v2/" + repository + "/" + path);
  }

  /** The repository in messages. */
  String name() {
    return "`" + registry + "/" + repository + "`";
  }

  /** A tag or digest of the repository in messages. */
  String name(String tagOrDigest) {
    var separator = tagOrDigest.indexOf(':') < 0 ? ":" : "@";
    return "`" + registry + "/" + repository + separator + tagOrDigest + "`";
  }
}
