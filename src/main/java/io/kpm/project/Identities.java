// SPDX-License-Identifier: Apache-2.0
package io.kpm.project;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Dependency;
import io.kpm.mod.Revision;
import io.kpm.oci.TagName;
import io.kpm.resolve.Edge;
import io.kpm.text.Foreign;
import java.util.Optional;

/**
 * Whether packages are the ones that were asked for. A name or version that a dependency states has
 * to be what the package calls itself; one by reference alone may call itself anything.
 */
final class Identities {
  private Identities() {}

  /**
   * Judges what a requirement got.
   *
   * @throws KpmException {@code E_RESOLVE} if it is another package
   */
  static void check(Edge edge, Supplied got) {
    var dependency = edge.requirement().dependency();
    if (edge.isReplaced()) {
      return;
    }
    var about = got.mod().about();
    boolean isNamed = dependency.origin() instanceof Dependency.Origin.Registry
        || dependency.packageName().isPresent()
        || dependency.statesVersion();
    if (isNamed && !about.name().equals(Optional.of(dependency.wantedName()))) {
      throw another(edge, "name", about.name().orElse(""), dependency.wantedName());
    }
    if (!wantsVersion(edge, dependency)) {
      return;
    }
    var wanted = dependency.version().orElseThrow();
    var actual = about.version().orElse("");
    if (!TagName.ofVersion(actual).equals(TagName.ofVersion(wanted))) {
      throw another(edge, "version", actual, wanted);
    }
  }

  /** Whether what is selected is what this requirement asks for, and not more. */
  private static boolean wantsVersion(Edge edge, Dependency dependency) {
    if (!dependency.statesVersion()) {
      return false;
    }
    var selected = edge.child().selected().revision();
    return !(selected instanceof Revision.Tag)
        || selected.toString().equals(edge.requirement().wanted().toString());
  }

  private static KpmException another(Edge edge, String key, String actual, String expected) {
    var dependency = edge.requirement().dependency();
    return new KpmException(
        ErrorId.E_RESOLVE,
        "`" + dependency.place() + "`: `" + edge.child().selected()
            + "` is another package than " + Foreign.quote(dependency.key()) + " asks for: its "
            + key + " is " + Foreign.quote(actual) + ", expected " + Foreign.quote(expected));
  }
}
