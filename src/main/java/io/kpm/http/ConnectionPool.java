// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Open connections that nobody uses at the moment, by origin. For several threads. */
final class ConnectionPool implements Closeable {
  private static final Duration MAX_IDLE = Duration.ofSeconds(30);

  private final Map<Origin, Deque<Connection>> idle = new HashMap<>();
  private boolean isClosed;

  /**
   * Takes the connection that was used last; one that idled too long or got a late word is closed.
   */
  synchronized Optional<Connection> take(Origin origin) {
    var connections = idle.get(origin);
    if (connections == null || connections.isEmpty()) {
      return Optional.empty();
    }
    var latest = connections.pop();
    if (!latest.hasIdledFor(MAX_IDLE) && latest.isClean()) {
      return Optional.of(latest);
    }
    latest.close();
    return take(origin);
  }

  synchronized void put(Connection connection) {
    if (isClosed) {
      connection.close();
      return;
    }
    connection.startIdling();
    var origin = connection.line().origin();
    var connections = idle.get(origin);
    if (connections == null) {
      connections = new ArrayDeque<>();
      idle.put(origin, connections);
    }
    connections.push(connection);
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    for (var connections : idle.values()) {
      closeAll(connections);
    }
  }

  private static void closeAll(Deque<Connection> connections) {
    for (var connection : connections) {
      connection.close();
    }
    connections.clear();
  }
}
