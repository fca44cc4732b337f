// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.engine.ProgramInputs;
import java.util.Map;

/** What a program gets from the command line. */
final class InputFlags {
  private final Flag strictRange;
  private final Flag debug;

  InputFlags(Arguments arguments) {
    strictRange =
        arguments.flag("-r, --strict_range_check", "Hold ints to 32 bits and floats to float32.");
    debug = arguments.flag("-d, --debug", "Tell in which call the program failed.");
  }

  ProgramInputs toInputs() {
    return new ProgramInputs(Map.of(), Map.of(), strictRange.isOn(), debug.isOn());
  }
}
