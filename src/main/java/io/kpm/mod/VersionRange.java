// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;
import io.kpm.text.Foreign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a requirement such as {@code ^1.2}, {@code ~1.2} or {@code >=1.2, <2} allows; a
 * comma means "and".
 *
 * <p>The operators mean what they mean to cargo
 * (https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html): {@code ^} keeps the
 * first number that is not 0, {@code ~} keeps major and minor, and numbers that are left out are
 * free, so that {@code =1.2} allows 1.2.5, and {@code >1} and {@code <=1} leave and take all of
 * 1.x. So is its rule for pre-releases: one is allowed only if a comparison names a pre-release of
 * the same numbers, as {@code >=1.2.0-rc.1} does for 1.2.0-rc.2 and not for 1.3.0-rc.1. Unlike
 * there, a version without an operator is no range but a minimum.
 */
public final class VersionRange {
  private final String text;
  private final List<Comparison> comparisons;

  private VersionRange(String text, List<Comparison> comparisons) {
    this.text = text;
    this.comparisons = List.copyOf(comparisons);
  }

  /**
   * Whether a version string of {@code kcl.mod} is meant as a range: it begins with an operator, or
   * has a comma or a {@code *}, which no tag has.
   */
  public static boolean isRange(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    boolean hasOperator = start < text.length() && "^~<>=".indexOf(text.charAt(start)) >= 0;
    return hasOperator || text.indexOf(',') >= 0 || text.indexOf('*') >= 0;
  }

  /**
   * Reads a range.
   *
   * @param where in what it stands, {@code file:line:column}, for the message; empty for what a
   *     user typed
   * @throws KpmException {@code E_MOD} for what a file says, {@code E_REF} for what a user typed;
   *     it names the character at which the text stops being a range
   */
  public static VersionRange parse(String text, String where) {
    return new VersionRange(text, new Parser(text, where).comparisons());
  }

  /** Whether the version is allowed. */
  public boolean contains(Version version) {
    boolean isNamed = !version.isPreRelease();
    for (var comparison : comparisons) {
      if (!comparison.allows(version)) {
        return false;
      }
      isNamed |= comparison.namesPreReleaseOf(version);
    }
    return isNamed;
  }

  /** The lowest allowed version; of equal ones the first. */
  public Optional<Version> lowest(Collection<Version> versions) {
    @Nullable Version lowest = null;
    for (var version : versions) {
      if (contains(version) && (lowest == null || version.compareTo(lowest) < 0)) {
        lowest = version;
      }
    }
    return Optional.ofNullable(lowest);
  }

  /** Ranges are equal if they are typed alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionRange range && text.equals(range.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was typed. */
  @Override
  public String toString() {
    return text;
  }

  /** {@code >=1.2}: what stands between two commas. */
  private record Comparison(Version typed, Limit low, Limit high) {
    static Comparison of(String operator, Version typed) {
      int given = typed.numbers().size();
      // Three numbers or a pre-release mean one version; fewer mean all that begin with them.
      boolean isOneVersion = given >= 3 || typed.isPreRelease();
      var at = new Limit(typed, true);
      var below = new Limit(typed, false);
      var next = isOneVersion ? Limit.NONE : after(typed, given - 1);
      return switch (operator) {
        case "^" -> new Comparison(typed, at, after(typed, firstThatCounts(typed)));
        case "~" -> new Comparison(typed, at, after(typed, Math.min(1, given - 1)));
        case ">=" -> new Comparison(typed, at, Limit.NONE);
        case "<" -> new Comparison(typed, Limit.NONE, below);
        case ">" -> new Comparison(typed, isOneVersion ? below : reached(next), Limit.NONE);
        case "<=" -> new Comparison(typed, Limit.NONE, isOneVersion ? at : next);
        case "=" -> new Comparison(typed, at, isOneVersion ? at : next);
        default -> throw new IllegalStateException("no operator: " + operator);
      };
    }

    boolean allows(Version version) {
      return low.isBelow(version) && high.isAbove(version);
    }

    boolean namesPreReleaseOf(Version version) {
      return typed.isPreRelease() && typed.hasNumbersOf(version);
    }

    private static int firstThatCounts(Version typed) {
      for (int i = 0; i < typed.numbers().size(); i++) {
        if (typed.numbers().get(i) != 0) {
          return i;
        }
      }
      return typed.numbers().size() - 1;
    }

    /** Everything that has the same numbers up to this one lies below the result. */
    private static Limit after(Version typed, int index) {
      int last = index;
      while (last >= 0 && typed.numbers().get(last) == Long.MAX_VALUE) {
        last--;
      }
      if (last < 0) {
        return Limit.NONE;
      }
      var numbers = new ArrayList<>(typed.numbers().subList(0, last + 1));
      numbers.set(last, numbers.get(last) + 1);
      return new Limit(Version.release(numbers), false);
    }

    /** The end of one interval as the beginning of the next. */
    private static Limit reached(Limit end) {
      // Nothing is above the largest number there is.
      return end.version() == null
          ? new Limit(Version.release(List.of(Long.MAX_VALUE)), false)
          : new Limit(end.version(), true);
    }
  }

  /** One end of an interval; without a version it is open. */
  private record Limit(@Nullable Version version, boolean isInside) {
    static final Limit NONE = new Limit(null, false);

    boolean isBelow(Version other) {
      return version == null || (isInside ? 0 : 1) <= other.compareTo(version);
    }

    boolean isAbove(Version other) {
      return version == null || other.compareTo(version) <= (isInside ? 0 : -1);
    }
  }

  /** The grammar: comparisons of an operator and a version, with a comma between two. */
  private static final class Parser {
    private final String text;
    private final String where;
    private int at;

    Parser(String text, String where) {
      this.text = text;
      this.where = where;
    }

    List<Comparison> comparisons() {
      var comparisons = new ArrayList<Comparison>();
      comparisons.add(comparison());
      while (at < text.length()) {
        if (text.charAt(at) != ',') {
          throw invalid("expected `,` between two comparisons");
        }
        at++;
        comparisons.add(comparison());
      }
      return comparisons;
    }

    private Comparison comparison() {
      skipSpaces();
      var operator = operator();
      skipSpaces();
      int start = at;
      while (at < text.length() && " ,".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      var word = text.substring(start, at);
      Optional<Version> version = Version.parse(word);
      if (version.isEmpty()) {
        at = start;
        throw invalid(
            word.isEmpty() ? "a version is missing" : Foreign.quote(word) + " is no version");
      }
      skipSpaces();
      return Comparison.of(operator, version.get());
    }

    private String operator() {
      int start = at;
      if (at < text.length() && "^~<>=".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      if (at > start && "<>".indexOf(text.charAt(start)) >= 0 && text.startsWith("=", at)) {
        at++;
      }
      if (at == start) {
        throw invalid("expected one of `^`, `~`, `>=`, `>`, `<=`, `<`, `=`");
      }
      return text.substring(start, at);
    }

    private void skipSpaces() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private KpmException invalid(String why) {
      return new KpmException(
              where.isEmpty() ? ErrorId.E_REF : ErrorId.E_MOD,
              (where.isEmpty() ? "" : "`" + where + "`: ") + Foreign.quote(text)
                  + " is not a version range: " + why + " at character " + (at + 1))
          .withHint("write a range like `^1.2`, `~1.2` or `>=1.2, <2`");
    }
  }
}
