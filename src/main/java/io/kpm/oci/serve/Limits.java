// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.serve;

import java.time.Duration;

/**
 * What the server puts up with.
 *
 * @param header until the whole head of a request is there
 * @param idle between two requests of one connection
 * @param silence without a byte inside of a body, in either direction
 * @param connections at the same time, each with a thread
 * @param uploads that are open at the same time
 * @param tags of one repository
 */
record Limits(
    Duration header, Duration idle, Duration silence, int connections, int uploads, int tags) {
  static final long MAX_BLOB_BYTES = 64L * 1024 * 1024 * 1024;
  // OCI distribution specification 1.1, "Pushing Manifests": at least 4 MiB.
  static final int MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
  static final Duration UPLOAD_AGE = Duration.ofHours(24);
  static final Duration SHUTDOWN = Duration.ofSeconds(5);
  // Clients that were answered before they sent everything get this long to notice.
  static final Duration LINGER = Duration.ofSeconds(2);

  static Limits defaults() {
    return new Limits(
        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), 512, 1000, 10_000);
  }

  Limits withHeader(Duration other) {
    return new Limits(other, idle, silence, connections, uploads, tags);
  }

  Limits withConnections(int other) {
    return new Limits(header, idle, silence, other, uploads, tags);
  }

  Limits withUploads(int other) {
    return new Limits(header, idle, silence, connections, other, tags);
  }

  Limits withTags(int other) {
    return new Limits(header, idle, silence, connections, uploads, other);
  }
}
