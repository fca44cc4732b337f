// SPDX-License-Identifier: Apache-2.0
package io.kpm.cli;

import com.google.gson.JsonObject;
import io.kpm.config.Limits;
import io.kpm.json.JsonText;
import io.kpm.ops.CacheGc;
import io.kpm.text.Foreign;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code kpm cache gc}. */
final class CacheGcCommand implements Command {
  // The version of the shape that `--format json` prints.
  private static final int JSON_VERSION = 1;

  private final Session session;
  private final Arguments arguments = new Arguments(
      "cache gc", "Remove old packages, and what dead processes left, from the cache.");
  private final Option maxAge = arguments.option(
      "--max-age", "<time>", "Remove packages unused for so long, such as 12h or 30d.");
  private final Option maxSize = arguments.option(
      "--max-size", "<size>", "Remove the least recently used beyond a size, such as 1GiB.");
  private final FormatOption format = new FormatOption(arguments);

  CacheGcCommand(Session session) {
    this.session = session;
  }

  @Override
  public Arguments arguments() {
    return arguments;
  }

  @Override
  public int run() {
    boolean isJson = format.isJson();
    var request = new CacheGc.Request(age(), size());
    var result = session.operations().cacheGc(session.console()).run(request);
    if (isJson) {
      session.console().print(json(result));
      return 0;
    }
    for (var removed : result.removed()) {
      session.console().print(removed.name());
    }
    return 0;
  }

  private Optional<Duration> age() {
    var typed = maxAge.value();
    Optional<Duration> age = typed.isEmpty() ? Optional.empty() : Limits.time(typed.get());
    if (typed.isPresent() && age.isEmpty()) {
      throw arguments.usage(
          "`--max-age` is a time such as `12h` or `30d`, not " + Foreign.quote(typed.get()));
    }
    return age;
  }

  private OptionalLong size() {
    var typed = maxSize.value();
    OptionalLong size = typed.isEmpty() ? OptionalLong.empty() : Limits.bytes(typed.get());
    if (typed.isPresent() && size.isEmpty()) {
      throw arguments.usage(
          "`--max-size` is a size such as `100MiB` or `1GiB`, not " + Foreign.quote(typed.get()));
    }
    return size;
  }

  private static String json(CacheGc.Result result) {
    var json = new JsonObject();
    json.addProperty("version", JSON_VERSION);
    json.add("removed", CachedPackageText.json(result.removed()));
    json.add("inUse", CachedPackageText.json(result.inUse()));
    json.addProperty("bytesFreed", result.bytesFreed());
    json.addProperty("bytesLeft", result.bytesLeft());
    return JsonText.compact(json);
  }
}
