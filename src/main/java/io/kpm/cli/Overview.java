// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

/** The help of {@code kpm} itself; code and no resource, because it has to be there at once. */
final class Overview {
  private static final String TEXT = """
      Usage: kpm [options] <command> [arguments]

      Manage KCL packages in OCI registries.

      Packages:
        init                        Create a package.
        pkg                         Pack a package into a tar.
        push                        Publish the package of the current directory.
        pull                        Unpack a package of a registry.
        run                         Compile a package and print its YAML.

      Dependencies:
        add                         Make a package a dependency.
        remove                      Remove dependencies.
        update                      Make lock and cache agree with kcl.mod.
        tree                        Show which packages are needed.
        graph                       The same, a line for each that needs another.
        why                         Show what needs a package.
        outdated                    Show which newer versions there are.
        metadata                    Print where the packages are, for editors.
        vendor                      Copy dependencies into ./vendor.
        verify                      Compare dependencies with the lock.

      Registries:
        login                       Log in to a registry.
        logout                      Forget a login.
        registry login, logout      The same.
        registry serve              Serve a registry from a directory.

      kpm itself:
        cache ls, dir, verify, gc   Look at the package cache, and make room in it.
        config list, get, set, path Show and change settings.
        explain                     Explain an error.
        help                        Show the help of a command.
        version                     Print the version.

      Options that every command knows:
        -h, --help                  Show the help of the command.
        -q, --quiet                 Print only data and errors.
        -v, --verbose               Tell more.
            --trace                 Show the protocol, and the back traces of bugs.
            --color <when>          Use colours: auto, always or never.
            --no-progress           Do not draw progress.
        -V, --version               Print the version (without a command).

      `kpm help <command>` shows what a command takes.
      """;

  private Overview() {}

  static String text() {
    return TEXT;
  }
}
