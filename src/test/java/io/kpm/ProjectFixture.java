// SPDX-License-Identifier: Apache-2.0
package io.kpm;

import io.kpm.testing.FakeRegistry;
import io.kpm.testing.TempHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user with a project in the directory {@code app}, and the default registry, whose packages all
 * lie in {@code kcl} and say in {@code it} which they are.
 */
final class ProjectFixture implements AutoCloseable {
  private final FakeRegistry registry = FakeRegistry.start();
  private final TempHome user;
  private int homes;

  ProjectFixture(Path temporary) {
    user = new TempHome(temporary);
    user.set("KPM_REG", registry.host()).set("KPM_REPO", "kcl");
  }

  FakeRegistry registry() {
    return registry;
  }

  TempHome user() {
    return user;
  }

  /** The text of a {@code kcl.mod} with these lines of dependencies. */
  static String mod(String name, String version, String... dependencies) {
    var text = "[package]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n";
    return dependencies.length == 0
        ? text
        : text + "\n[dependencies]\n" + String.join("\n", dependencies) + "\n";
  }

  /** The files of a package that says which it is. */
  static Map<String, String> files(String name, String version, String... dependencies) {
    var files = new LinkedHashMap<String, String>();
    files.put("kcl.mod", mod(name, version, dependencies));
    files.put("main.k", "it = \"" + name + " " + version + "\"\n");
    return files;
  }

  /** Publishes a package with these lines of dependencies; the result is its digest. */
  String publish(String name, String version, String... dependencies) {
    return publish(name, version, files(name, version, dependencies));
  }

  /** Publishes any files as {@code kcl/NAME:TAG}. */
  String publish(String name, String tag, Map<String, String> files) {
    return registry.putPackage("kcl/" + name, tag, files);
  }

  /** Writes the {@code kcl.mod} of the project; its lock and its program stay. */
  void project(String... dependencies) {
    write("app/kcl.mod", mod("app", "0.0.1", dependencies));
    if (!exists("app/main.k")) {
      write("app/main.k", "a = 1\n");
    }
  }

  /** Makes the program of the project tell what it got under each name. */
  void program(String... imports) {
    var head = new StringBuilder();
    var body = new StringBuilder();
    for (var name : imports) {
      head.append("import ").append(name).append('\n');
      body.append(name.replace('.', '_')).append("_is = ").append(lastOf(name)).append(".it\n");
    }
    write("app/main.k", head.append(body).toString());
  }

  /** Runs a command in the project. */
  CliRunner.Outcome kpm(String... words) {
    return CliRunner.of(user).in("app").run(words);
  }

  /** Runs a command beside the project. */
  CliRunner.Outcome outside(String... words) {
    return CliRunner.of(user).run(words);
  }

  /** A home in which nothing is cached. */
  void coldCache() {
    user.set("KCL_PKG_PATH", user.root().resolve("cold" + homes++).toString());
  }

  String mod() {
    return user.read("app/kcl.mod");
  }

  String lock() {
    return user.read("app/kcl.mod.lock");
  }

  void lock(String text) {
    write("app/kcl.mod.lock", text);
  }

  /** Both files as one text, to see whether anything changed. */
  String bothFiles() {
    return mod() + "\0" + (exists("app/kcl.mod.lock") ? lock() : "no lock");
  }

  void write(String file, String content) {
    user.write(file, content);
  }

  void write(String file, byte[] content) {
    try {
      Files.write(user.workingDirectory().resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String file) {
    return user.workingDirectory().resolve(file);
  }

  boolean exists(String file) {
    return Files.exists(path(file));
  }

  /** The value of a field of an entry in the lock, or nothing. */
  String locked(String name, String field) {
    boolean isInside = false;
    for (var line : lock().split("\n", -1)) {
      var stripped = line.strip();
      if (stripped.startsWith("[")) {
        isInside = stripped.equals("[dependencies." + name + "]");
      } else if (isInside && stripped.startsWith(field + " = ")) {
        return stripped.substring((field + " = ").length() + 1, stripped.length() - 1);
      }
    }
    return "";
  }

  private static String lastOf(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Override
  public void close() {
    registry.close();
  }
}
