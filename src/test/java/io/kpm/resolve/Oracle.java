// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Minimal version selection by brute force over a random graph in which packages and versions are
 * numbers: everything that can be reached, then the highest of each.
 */
final class Oracle {
  /** A need is for a package from {@code low} on, below {@code high} if it is a range. */
  record Need(int name, int low, int high) {
    static final int NO_RANGE = -1;

    boolean isRange() {
      return high != NO_RANGE;
    }

    boolean allows(int version) {
      return version >= low && (!isRange() || version < high);
    }

    String words() {
      var range = isRange() ? ">=" + tag(low) + ", <" + tag(high) : tag(low);
      return "p" + name + " " + range;
    }
  }

  private static final int ROOT = -1;
  private final Random random;
  private final int names;
  private final int versions;
  private final double ranges;
  private final List<List<List<Need>>> needs = new ArrayList<>();
  private final List<Need> rootNeeds;

  Oracle(long seed, double ranges) {
    this.random = new Random(seed);
    this.names = 2 + random.nextInt(9);
    this.versions = 1 + random.nextInt(5);
    this.ranges = ranges;
    for (int name = 0; name < names; name++) {
      var byVersion = new ArrayList<List<Need>>();
      for (int version = 0; version < versions; version++) {
        byVersion.add(randomNeeds(name));
      }
      needs.add(byVersion);
    }
    this.rootNeeds = randomNeeds(ROOT);
  }

  /** Nine is followed by ten, so that an order by letters would be found out. */
  static String tag(int version) {
    return "1." + (version + 8) + ".0";
  }

  static int version(String tag) {
    return Integer.parseInt(tag.substring(2, tag.length() - 2)) - 8;
  }

  Village village(long order) {
    var shuffle = new Random(order);
    var village = new Village();
    for (int name = 0; name < names; name++) {
      for (int version = 0; version < versions; version++) {
        var words = words(needs.get(name).get(version), shuffle);
        village.with("p" + name + " " + tag(version), words);
      }
    }
    return village;
  }

  Root root(long order) {
    return Village.root(words(rootNeeds, new Random(order)));
  }

  /**
   * The build list, if each range means its version in {@code chosen} where it allows that, else
   * its lowest.
   */
  Map<Integer, Integer> selected(Map<Integer, Integer> chosen) {
    var seen = new HashSet<List<Integer>>();
    var highest = new HashMap<Integer, Integer>();
    var work = new ArrayDeque<>(rootNeeds);
    while (!work.isEmpty()) {
      var need = work.remove();
      int version = meaning(need, chosen);
      highest.merge(need.name(), version, Math::max);
      if (seen.add(List.of(need.name(), version))) {
        work.addAll(needs.get(need.name()).get(version));
      }
    }
    var reached = reached(highest);
    highest.keySet().retainAll(reached);
    return highest;
  }

  /** What is new at each distance from the root, if there are no ranges. */
  List<List<List<Integer>>> levels() {
    var levels = new ArrayList<List<List<Integer>>>();
    var seen = new HashSet<List<Integer>>();
    var level = rootNeeds;
    while (!level.isEmpty()) {
      var fresh = new ArrayList<List<Integer>>();
      var next = new ArrayList<Need>();
      for (var need : level) {
        if (seen.add(List.of(need.name(), need.low()))) {
          fresh.add(List.of(need.name(), need.low()));
          next.addAll(needs.get(need.name()).get(need.low()));
        }
      }
      if (!fresh.isEmpty()) {
        levels.add(fresh);
      }
      level = next;
    }
    return levels;
  }

  /** The needs that are in the build list, of everybody who is in it. */
  List<Need> needsIn(Map<Integer, Integer> selected) {
    var all = new ArrayList<>(rootNeeds);
    for (var entry : selected.entrySet()) {
      all.addAll(needs.get(entry.getKey()).get(entry.getValue()));
    }
    return all;
  }

  private Set<Integer> reached(Map<Integer, Integer> highest) {
    var reached = new HashSet<Integer>();
    var work = new ArrayDeque<>(rootNeeds);
    while (!work.isEmpty()) {
      var need = work.remove();
      if (reached.add(need.name())) {
        work.addAll(needs.get(need.name()).get(highest.getOrDefault(need.name(), need.low())));
      }
    }
    return reached;
  }

  private static int meaning(Need need, Map<Integer, Integer> chosen) {
    int wish = chosen.getOrDefault(need.name(), need.low());
    return need.isRange() && need.allows(wish) ? wish : need.low();
  }

  private List<Need> randomNeeds(int of) {
    var list = new ArrayList<Need>();
    for (int name = of + 1; name < names; name++) {
      if (random.nextInt(3) == 0) {
        int low = random.nextInt(versions);
        boolean isRange = random.nextDouble() < ranges;
        int high = isRange ? low + 1 + random.nextInt(versions + 2) : Need.NO_RANGE;
        list.add(new Need(name, low, high));
      }
    }
    return list;
  }

  private static String words(List<Need> needs, Random shuffle) {
    var words = new ArrayList<String>();
    for (var need : needs) {
      words.add(need.words());
    }
    Collections.shuffle(words, shuffle);
    return String.join("; ", words);
  }
}
