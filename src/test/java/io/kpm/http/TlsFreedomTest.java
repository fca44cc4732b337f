// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The TLS machinery of the JDK takes 100 ms to load: plain connections must not touch it. */
final class TlsFreedomTest {
  @Test
  void onlyTheClassesBehindTlsNameItsMachinery() {
    var room = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.kpm.http");

    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(Tls|TlsContexts|PemFiles|TlsTest)([$].*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.net..", "java.security..")
        .check(room);
  }
}
