// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether this JVM took its classes from an archive. */
final class ClassDataArchive {
  private ClassDataArchive() {}

  /** Starts the management of the JVM, which takes a while. */
  static boolean isInUse() {
    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return jvm != null && jvm.getVMOption("UseSharedSpaces").getValue().equals("true");
  }
}
