// SPDX-License-Identifier: Apache-2.0
package io.kpm.files;

import io.kpm.text.Foreign;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules for one component of a path that every system must be able to store. */
public final class PortableName {
  // Characters that Windows does not allow in names; / never gets here, \ separates there.
  private static final String FORBIDDEN = "\\:<>\"|?*";
  private static final Set<String> DEVICES = Set.of(
      "con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4",
      "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2",
      "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³");

  private PortableName() {}

  /** Why the component is not allowed, as a predicate; empty if it is. */
  public static Optional<String> fault(String component) {
    if (component.isEmpty()) {
      return Optional.of("has an empty component");
    }
    if (component.equals("..")) {
      return Optional.of("has a component `..`");
    }
    if (component.equals(".")) {
      return Optional.of("has a component `.`");
    }
    if (hasUnsafeCharacter(component)) {
      return Optional.of("has a control character in its name");
    }
    for (int i = 0; i < component.length(); i++) {
      if (FORBIDDEN.indexOf(component.charAt(i)) >= 0) {
        return Optional.of("has a `" + component.charAt(i) + "` in its name");
      }
    }
    return systemFault(component);
  }

  /** The same text for all names that some file system takes for one. */
  public static String folded(String component) {
    if (isAscii(component)) {
      return component.toLowerCase(Locale.ROOT);
    }
    var upper = Normalizer.normalize(component, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static Optional<String> systemFault(String component) {
    if (component.endsWith(".") || component.endsWith(" ")) {
      return Optional.of("has a name that ends in a dot or a blank");
    }
    var folded = folded(component);
    int dot = folded.indexOf('.');
    var stem = dot < 0 ? folded : folded.substring(0, dot);
    if (DEVICES.contains(stem.strip())) {
      return Optional.of("has the name of a Windows device");
    }
    if (folded.equals(".git")) {
      return Optional.of("lies in a directory of git");
    }
    return Optional.empty();
  }

  private static boolean hasUnsafeCharacter(String component) {
    for (int i = 0; i < component.length(); ) {
      int point = component.codePointAt(i);
      if (Foreign.isUnsafe(point)) {
        return true;
      }
      i += Character.charCount(point);
    }
    return false;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
