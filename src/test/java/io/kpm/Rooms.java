// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of {@code docs/architecture.md}: which room may import which. */
final class Rooms {
  private static final Set<String> OPEN_TO_ALL_BELOW = Set.of("error", "text", "report");
  private static final Set<String> KCL_ONLY = Set.of("text");

  private final Map<String, Set<String>> table = new LinkedHashMap<>();

  private Rooms() {
    room("error", "");
    room("text", "");
    room("json", "error text");
    room("report", "");
    room("parallel", "");
    room("hash", "error");
    room("files", "error");
    room("archive", "error files hash");
    room("http", "error report");
    room("oci", "error hash json parallel report");
    room("oci.credentials", "error files json oci");
    room("oci.auth", "error http json oci oci.credentials");
    room("oci.registry", "error files hash http json oci oci.auth oci.credentials report");
    room("oci.layout", "error files hash json oci");
    room("oci.serve", "error files hash http json oci oci.layout");
    room("git", "error files");
    room("config", "error files json");
    room("mod", "error files hash oci text");
    room("resolve", "error mod");
    room("artifact", "archive error files hash mod oci");
    room("store", "archive artifact config error files git hash json mod oci report");
    room("project", "artifact config error files hash mod oci parallel report resolve store text");
    room("kcl.source", "text");
    room("kcl.syntax", "kcl.source");
    room("kcl.value", "");
    room("kcl.type", "kcl.value");
    room("kcl.output", "kcl.value");
    room("kcl.lib", "kcl.output kcl.type kcl.value");
    room("kcl.load", "kcl.lib kcl.source kcl.syntax kcl.value text");
    room("kcl.sema", "kcl.lib kcl.load kcl.source kcl.syntax kcl.type kcl.value text");
    room("kcl.eval", "kcl.lib kcl.load kcl.sema kcl.source kcl.syntax kcl.type kcl.value");
    room("kcl", everyRoomStartingWith("kcl."));
    room("engine", "error kcl kcl.source");
    room("ops", everyRoomBut("http", "oci.registry", "git", "kcl"));
    room("cli", "config engine error json kcl.source mod oci oci.credentials ops report text");
    room("", everyRoomBut());
  }

  static Rooms table() {
    return new Rooms();
  }

  Set<String> names() {
    return Set.copyOf(table.keySet());
  }

  /** Whether code of room {@code from} may use a class of room {@code to}. */
  boolean allows(String from, String to) {
    return from.equals(to) || table.getOrDefault(from, Set.of()).contains(to);
  }

  private void room(String name, String mayImport) {
    var allowed = new LinkedHashSet<String>();
    for (var other : mayImport.split(" ", -1)) {
      if (!other.isEmpty()) {
        allowed.add(other);
      }
    }
    for (var above : table.keySet()) {
      var open = name.startsWith("kcl") ? KCL_ONLY : OPEN_TO_ALL_BELOW;
      if (open.contains(above)) {
        allowed.add(above);
      }
    }
    if (!table.keySet().containsAll(allowed)) {
      throw new IllegalStateException(name + " imports a room that stands below it");
    }
    table.put(name, allowed);
  }

  private String everyRoomStartingWith(String prefix) {
    return String.join(
        " ", table.keySet().stream().filter(r -> r.startsWith(prefix)).toList());
  }

  private String everyRoomBut(String... excluded) {
    var left = new LinkedHashSet<>(table.keySet());
    for (var room : List.of(excluded)) {
      left.removeIf(r -> r.equals(room) || (room.equals("kcl") && isInsideEngine(r)));
    }
    return String.join(" ", left);
  }

  private static boolean isInsideEngine(String room) {
    return room.startsWith("kcl.") && !room.equals("kcl.source");
  }
}
