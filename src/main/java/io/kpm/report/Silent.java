// SPDX-License-Identifier: Apache-2.0
package io.kpm.report;

/** Drops every event. */
enum Silent implements Reporter {
  INSTANCE;

  @Override
  public void report(Event event) {}
}
