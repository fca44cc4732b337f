// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.report.Event;
import io.kpm.text.ByteSize;
import io.kpm.text.Foreign;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last line of a terminal while something is transferred. Drawn over itself, erased before
 * anything else is written.
 */
final class ProgressLine {
  // ECMA-48: carriage return, then EL, which erases to the end of the line.
  private static final String ERASE = "\r\u001b[K";

  // Short enough for a terminal of 80 columns together with the sizes.
  private static final int MAX_NAME = 40;
  private static final long MIN_INTERVAL_NANOS = 80_000_000;

  private final Map<String, Event.Moved> running = new LinkedHashMap<>();
  private boolean drawn;
  private long lastDrawn;

  /** What has to be written to show the transfer's new state; empty if that can wait. */
  String draw(Event.Moved moved) {
    if (moved.bytes() >= moved.total()) {
      running.remove(moved.what());
    } else {
      running.put(moved.what(), moved);
    }
    if (running.isEmpty()) {
      return erase();
    }
    long now = System.nanoTime();
    if (drawn && now - lastDrawn < MIN_INTERVAL_NANOS) {
      return "";
    }
    lastDrawn = now;
    drawn = true;
    return ERASE + line();
  }

  /** What has to be written before another line; empty if nothing is drawn. */
  String erase() {
    if (!drawn) {
      return "";
    }
    drawn = false;
    return ERASE;
  }

  private String line() {
    long bytes = 0;
    long total = 0;
    var name = "";
    for (var moved : running.values()) {
      bytes += moved.bytes();
      total += moved.total();
      name = moved.what();
    }
    var what = running.size() == 1 ? shortened(name) : running.size() + " transfers";
    return what + "  " + ByteSize.of(bytes) + " of " + ByteSize.of(total);
  }

  private static String shortened(String name) {
    var safe = Foreign.escape(name);
    return safe.length() <= MAX_NAME ? safe : safe.substring(0, MAX_NAME - 1) + "…";
  }
}
