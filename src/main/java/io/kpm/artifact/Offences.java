// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

import io.kpm.archive.SourceTree;
import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.util.List;

/** Everything in a package that cannot be published, in one message. */
record Offences(String packageName, List<SourceTree.Offender> offenders) {
  void throwIfAny() {
    if (offenders.isEmpty()) {
      return;
    }
    boolean onlySizes = true;
    var list = new StringBuilder();
    for (var offender : offenders) {
      onlySizes &= offender.tooLarge();
      list.append(list.isEmpty() ? "" : "; ");
      list.append(Foreign.quote(offender.path())).append(' ').append(offender.fault());
    }
    throw new KpmException(
            onlySizes ? ErrorId.E_LIMIT : ErrorId.E_POLICY,
            "cannot pack `" + packageName + "`: " + list)
        .withHint("leave them out with `exclude` in kcl.mod, or replace them");
  }
}
