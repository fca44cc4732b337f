// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.config.Setting;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import io.kpm.text.Nearest;
import java.util.ArrayList;

/** The key of a setting as an operand. */
final class SettingOperand {
  private final Arguments arguments;
  private final Operand key;

  SettingOperand(Arguments arguments) {
    this.arguments = arguments;
    key = arguments.operand("<key>", "The setting, such as DefaultOciRegistry.");
  }

  /**
   * The setting that was named.
   *
   * @throws KpmException {@code E_USAGE} with a suggestion, if there is none of that name
   */
  Setting setting() {
    var found = Setting.of(key.required());
    if (found.isEmpty()) {
      throw unknown(key.required());
    }
    return found.get();
  }

  private KpmException unknown(String typed) {
    var keys = new ArrayList<String>();
    for (var setting : Setting.values()) {
      keys.add(setting.key());
    }
    var error = arguments.usage("there is no setting " + Foreign.quote(typed));
    var nearest = Nearest.to(typed, keys);
    return nearest.isEmpty()
        ? error.withHint("`kpm config list` names them all")
        : error.withHint("did you mean `" + nearest.get() + "`?");
  }
}
