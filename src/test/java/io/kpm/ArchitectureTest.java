// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the table of rooms and the rules beside it ({@code docs/architecture.md}). */
final class ArchitectureTest {
  private static final String ROOT = "io.kpm";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(location -> !location.contains("/test-classes/"))
      .importPackages(ROOT);

  @Test
  void everyRoomImportsOnlyWhatTheTableAllows() {
    var rooms = Rooms.table();
    var violations = new TreeSet<String>();

    for (JavaClass origin : CLASSES) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (isOurs(target) && !rooms.allows(roomOf(origin), roomOf(target))) {
          violations.add(roomOf(origin) + " -> " + roomOf(target) + ": " + origin.getSimpleName());
        }
      }
    }

    assertThat(violations).isEmpty();
  }

  @Test
  void everyPackageIsARoom() {
    var packages = new TreeSet<String>();

    for (JavaClass type : CLASSES) {
      packages.add(roomOf(type));
    }

    assertThat(Rooms.table().names()).containsAll(packages);
  }

  @Test
  void librariesStayInTheirRooms() {
    only(Set.of("cli", ""), "picocli").check(CLASSES);
    only(Set.of("mod"), "com.moandjiezana").check(CLASSES);
    only(Set.of("archive"), "org.apache.commons.compress").check(CLASSES);
    only(Set.of("cli"), "org.jline").check(CLASSES);
    only(Set.of("git"), "org.eclipse.jgit").check(CLASSES);
    only(Set.of("kcl.lib"), "org.snakeyaml").check(CLASSES);
    only(Set.of("oci.serve"), "at.favre").check(CLASSES);
    only(gsonRooms(), "com.google.gson").check(CLASSES);
  }

  @Test
  void onlyThreeRoomsTouchTheNetwork() {
    noClasses()
        .that(areOutside(Set.of("http", "git", "oci.serve", "")))
        .should()
        .dependOnClassesThat(areNetworkClasses())
        .check(CLASSES);
  }

  @Test
  void onlyTheRootTouchesTheProcess() {
    var found = new ArrayList<String>();

    for (JavaClass type : CLASSES) {
      if (roomOf(type).isEmpty()) {
        continue;
      }
      type.getFieldAccessesFromSelf().stream()
          .filter(a -> a.getTargetOwner().isEquivalentTo(System.class))
          .forEach(a -> found.add(a.getDescription()));
      type.getMethodCallsFromSelf().stream()
          .filter(c -> c.getTargetOwner().isEquivalentTo(System.class))
          .filter(c -> Set.of("exit", "getenv", "console").contains(c.getName()))
          .forEach(c -> found.add(c.getDescription()));
    }

    assertThat(found).isEmpty();
  }

  @Test
  void noClassIsCalledAfterADrawer() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(CLASSES);
  }

  @Test
  void staticFieldsAreFinal() {
    fields()
        .that()
        .areStatic()
        .and(areWrittenByHand())
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(CLASSES);
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(StringBuilder.class)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaField> areWrittenByHand() {
    return DescribedPredicate.describe(
        "are written by hand", f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static Set<String> gsonRooms() {
    var allowed = new TreeSet<>(Set.of("json", "config", "store", "cli", "kcl.lib"));
    for (var room : Rooms.table().names()) {
      if (room.startsWith("oci")) {
        allowed.add(room);
      }
    }
    return allowed;
  }

  private static com.tngtech.archunit.lang.ArchRule only(Set<String> rooms, String library) {
    return noClasses()
        .that(areOutside(rooms))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> areOutside(Set<String> rooms) {
    return DescribedPredicate.describe(
        "are outside " + rooms, type -> !rooms.contains(roomOf(type)));
  }

  private static DescribedPredicate<JavaClass> areNetworkClasses() {
    return DescribedPredicate.describe(
        "open connections",
        type -> (type.getPackageName().equals("java.net")
                && !List.of("URI", "URISyntaxException").contains(type.getSimpleName()))
            || type.getPackageName().startsWith("javax.net")
            || type.getPackageName().startsWith("java.net.http"));
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  private static String roomOf(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }
}
