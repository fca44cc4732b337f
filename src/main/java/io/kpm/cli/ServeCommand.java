// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import io.kpm.ops.Serve;
import java.util.Optional;

/** {@code kpm registry serve}. */
final class ServeCommand implements Command {
  private static final String DEFAULT_ADDRESS = "127.0.0.1:5001";

  private final Session session;
  private final Arguments arguments = new Arguments(
      "registry serve", "Serve a registry from a directory, until it is interrupted.");
  private final Option address = arguments.option(
      "--addr", "<host:port>", "Listen there (default: 127.0.0.1:5001); port 0 is any free one.");
  private final Option directory =
      arguments.option("--dir", "<dir>", "Keep everything there (default: below the home of kpm).");
  private final Option user =
      arguments.option("--user", "<name>", "Let only this user in; needs --password-stdin.");
  private final Flag passwordStdin =
      arguments.flag("--password-stdin", "Read the user's password from stdin.");
  private final Option htpasswd =
      arguments.option("--htpasswd", "<file>", "Let only these users in (htpasswd -B).");

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    var operations = session.operations();
    var given = arguments.path(directory);
    var request = new Serve.Request(
        address.value().orElse(DEFAULT_ADDRESS),
        given.isPresent()
            ? operations.workingDirectory().resolve(given.get())
            : operations.home().registry(),
        user(),
        arguments.pathFrom(operations.workingDirectory(), htpasswd));
    try (var running = operations.serve(session.console()).start(request)) {
      session.console().print(running.url());
      session.console().flush();
      running.await();
    }
    return 0;
  }

  private Optional<Serve.User> user() {
    if (user.value().isPresent() != passwordStdin.isOn()) {
      throw arguments.usage("`--user` and `--password-stdin` need each other");
    }
    return user.value().isEmpty()
        ? Optional.empty()
        : Optional.of(new Serve.User(user.value().get(), new SecretSource(session).stdin()));
  }
}
