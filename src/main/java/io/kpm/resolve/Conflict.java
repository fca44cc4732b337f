// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.mod.Wanted;
import io.kpm.text.Foreign;
import java.util.List;
import java.util.Optional;

/** Words for requirements that cannot be met together: who asked for what. */
record Conflict(Root root) {
  /** The first thing that is wrong with a graph, if any is. */
  Optional<KpmException> in(Walk walk) {
    if (!walk.unmet().isEmpty()) {
      return Optional.of(unmet(walk.unmet().get(0)));
    }
    return walk.clashes().isEmpty()
        ? Optional.empty()
        : Optional.of(clash(walk.clashes().get(0)));
  }

  /** Ranges and minimums of one package that no tag satisfies. */
  KpmException ranges(List<Asked> asked) {
    var message = new StringBuilder("no version of ")
        .append(Foreign.quote(asked.get(0).requirement().key()))
        .append(" in `")
        .append(asked.get(0).requirement().place())
        .append("` satisfies everything that is asked for: ");
    for (int i = 0; i < asked.size(); i++) {
      message.append(i == 0 ? "" : ", ").append(claim(asked.get(i)));
    }
    return new KpmException(ErrorId.E_RESOLVE, message.toString())
        .withHint("loosen one of these, or put a directory of your own in its place: "
            + Foreign.escape(asked.get(0).requirement().key())
            + " = { path = \"…\" } in your kcl.mod");
  }

  private KpmException unmet(Asked asked) {
    var requirement = asked.requirement();
    if (requirement.wanted() instanceof Wanted.Newest) {
      return new KpmException(
              ErrorId.E_NOTFOUND,
              "failed to select latest version from '" + requirement.place()
                  + "': none of its tags is a version; it is required by `" + asked.chain(root)
                  + "`")
          .withHint("name a tag for " + Foreign.quote(requirement.key()) + " in kcl.mod");
    }
    return new KpmException(
            ErrorId.E_RESOLVE, "no tag of `" + requirement.place() + "` is within " + claim(asked))
        .withHint("write a range for which there is a tag; `kpm tags` shows them");
  }

  private KpmException clash(Walk.Clash clash) {
    var first = clash.first().requirement();
    var other = clash.other().requirement();
    boolean samePlace = first.place().equals(other.place());
    var names = first.key().equals(other.key())
        ? "two packages would be imported as " + Foreign.quote(first.importName())
        : Foreign.quote(first.key()) + " and " + Foreign.quote(other.key())
            + " would both be imported as " + Foreign.quote(first.importName());
    var message = samePlace
        ? Foreign.quote(first.key()) + " is required at revisions of `" + first.place()
            + "` of which none is the higher one: " + claim(clash.first()) + ", "
            + claim(clash.other())
        : names + ": `" + first.place() + "`, required by `" + clash.first().chain(root)
            + "`, and `" + other.place() + "`, required by `" + clash.other().chain(root) + "`";
    return new KpmException(ErrorId.E_RESOLVE, message)
        .withHint("make them agree, or put a directory of your own in their place: "
            + Foreign.escape(first.key()) + " = { path = \"…\" } in your kcl.mod");
  }

  private String claim(Asked asked) {
    return Foreign.quote(asked.requirement().wanted().toString()) + " required by `"
        + asked.chain(root) + "`";
  }
}
