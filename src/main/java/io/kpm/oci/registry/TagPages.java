// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.http.Location;
import io.kpm.http.Origin;
import io.kpm.oci.TagName;
import io.kpm.report.Reporter;
import io.kpm.text.Foreign;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All tags of a repository, over all pages, within limits that no honest registry reaches. */
final class TagPages {
  private final Caller caller;
  private final RepositoryAddress address;
  private final Reporter reporter;
  private final List<String> tags = new ArrayList<>();
  private final Set<URI> seen = new HashSet<>();
  private int skipped;
  private String skippedExample = "";

  TagPages(Caller caller, RepositoryAddress address, Reporter reporter) {
    this.caller = caller;
    this.address = address;
    this.reporter = reporter;
  }

  List<String> all() throws IOException {
    var uri = address.uri("tags/list");
    while (true) {
      if (!seen.add(uri)) {
        throw limited("a page of its list leads back to an earlier one");
      }
      if (seen.size() > address.limits().pages()) {
        throw limited("the list exceeds `limits.pages` (" + address.limits().pages() + ")");
      }
      var page = caller.call(new ListTags(address, uri));
      collect(page.entries());
      if (page.next().isEmpty()) {
        break;
      }
      uri = next(uri, page.next().get());
    }
    warnAboutSkipped();
    return List.copyOf(tags);
  }

  private void collect(List<String> entries) {
    for (var entry : entries) {
      if (TagName.isLegal(entry)) {
        tags.add(entry);
      } else {
        skippedExample = skipped == 0 ? entry : skippedExample;
        skipped++;
      }
    }
    if (tags.size() + skipped > address.limits().tags()) {
      throw limited("the list exceeds `limits.tags` (" + address.limits().tags() + ")");
    }
  }

  private URI next(URI current, String link) {
    var target = Location.resolve(current, link);
    if (target.isEmpty() || !Origin.of(target.get()).equals(address.origin())) {
      throw new KpmException(
          ErrorId.E_POLICY,
          "the next page of the tags of " + address.name() + " lies elsewhere: "
              + Foreign.quote(
                  target.isEmpty() ? "no http address" : Origin.of(target.get()).toString()));
    }
    return target.get();
  }

  private void warnAboutSkipped() {
    if (skipped > 0) {
      reporter.warn("skipped " + skipped + (skipped == 1 ? " name" : " names") + " in the list of "
          + address.name() + " that cannot be a tag, such as " + Foreign.quote(skippedExample));
    }
  }

  private KpmException limited(String why) {
    return new KpmException(
        ErrorId.E_LIMIT, "cannot list the tags of " + address.name() + ": " + why);
  }
}
