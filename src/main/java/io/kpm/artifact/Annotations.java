// SPDX-License-Identifier: Apache-2.0
package io.kpm.artifact;

/** The keys of the annotations of KCL packages, as upstream kpm writes them. */
public final class Annotations {
  public static final String NAME = "org.kcllang.package.name";
  public static final String VERSION = "org.kcllang.package.version";
  public static final String DESCRIPTION = "org.kcllang.package.description";
  public static final String SUM = "org.kcllang.package.sum";

  // OCI image specification 1.1, annotations.md
  public static final String CREATED = "org.opencontainers.image.created";
  public static final String TITLE = "org.opencontainers.image.title";

  private Annotations() {}
}
