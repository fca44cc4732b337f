// SPDX-License-Identifier: Apache-2.0
package io.kpm.mod;

import io.kpm.oci.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version as packages in the wild have them: {@code 1.2.3}, but also {@code v1}, {@code 1.27} and
 * {@code 1.0rc1}. The order is that of semantic versioning, with missing numbers as 0; what follows
 * a {@code +} does not count.
 */
public final class Version implements Comparable<Version> {
  private final String text;
  private final List<Long> numbers;
  private final List<String> preRelease;

  private Version(String text, List<Long> numbers, List<String> preRelease) {
    this.text = text;
    this.numbers = List.copyOf(numbers);
    this.preRelease = List.copyOf(preRelease);
  }

  /** Reads {@code [v]N(.N)*}, a pre-release, {@code +meta}; empty for anything else. */
  public static Optional<Version> parse(String text) {
    return new Parser(text).version();
  }

  /** Reads a tag, in which {@code _} stands for {@code +}. */
  public static Optional<Version> ofTag(String tag) {
    return parse(TagName.toVersion(tag));
  }

  /**
   * The tag of the highest release; of the highest pre-release only if there is no release. Tags
   * that are no versions are skipped; of equal ones the first counts.
   */
  public static Optional<String> newest(List<String> tags) {
    @Nullable String best = null;
    @Nullable Version highest = null;
    for (var tag : tags) {
      var version = ofTag(tag).orElse(null);
      if (version != null && (highest == null || version.isBetterThan(highest))) {
        best = tag;
        highest = version;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether the text is a version of Semantic Versioning 2.0.0, as publishing demands. */
  public static boolean isStrict(String text) {
    Optional<Version> version = parse(text);
    return version.isPresent() && version.get().numbers.size() == 3 && new StrictForm(text).holds();
  }

  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** The release with these numbers. */
  static Version release(List<Long> numbers) {
    var text = new StringBuilder();
    for (var number : numbers) {
      text.append(text.length() == 0 ? "" : ".").append(number);
    }
    return new Version(text.toString(), numbers, List.of());
  }

  /** The numbers as written, so that {@code 1.2} has two. */
  List<Long> numbers() {
    return numbers;
  }

  /** Whether both are the same release, or pre-releases of it. */
  boolean hasNumbersOf(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      if (number(i) != other.number(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int order = Long.compare(number(i), other.number(i));
      if (order != 0) {
        return order;
      }
    }
    if (isPreRelease() != other.isPreRelease()) {
      return isPreRelease() ? -1 : 1;
    }
    return comparePreReleases(other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  /** Equal versions may differ in trailing zeros. */
  @Override
  public int hashCode() {
    int hash = preRelease.hashCode();
    for (int i = 0; i < numbers.size(); i++) {
      hash += Long.hashCode(numbers.get(i)) * (i + 1);
    }
    return hash;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  private boolean isBetterThan(Version other) {
    if (isPreRelease() != other.isPreRelease()) {
      return !isPreRelease();
    }
    return compareTo(other) > 0;
  }

  private long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  private int comparePreReleases(Version other) {
    int common = Math.min(preRelease.size(), other.preRelease.size());
    for (int i = 0; i < common; i++) {
      int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareIdentifiers(String a, String b) {
    boolean aIsNumber = isNumber(a);
    boolean bIsNumber = isNumber(b);
    if (aIsNumber != bIsNumber) {
      return aIsNumber ? -1 : 1;
    }
    if (!aIsNumber) {
      return a.compareTo(b);
    }
    var x = withoutZeros(a);
    var y = withoutZeros(b);
    return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isNumber(String identifier) {
    for (int i = 0; i < identifier.length(); i++) {
      if (!isDigit(identifier.charAt(i))) {
        return false;
      }
    }
    return !identifier.isEmpty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The loose grammar, from left to right. */
  private static final class Parser {
    // Nobody writes more; it bounds the work on hostile tags.
    private static final int MAX_CHARS = 256;

    private final String text;
    private final List<Long> numbers = new ArrayList<>();
    private List<String> preRelease = List.of();
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Optional<Version> version() {
      if (text.length() > MAX_CHARS) {
        return Optional.empty();
      }
      if (here() == 'v') {
        at++;
      }
      boolean valid = numbers() && preRelease() && metadata() && at == text.length();
      return valid ? Optional.of(new Version(text, numbers, preRelease)) : Optional.empty();
    }

    private boolean numbers() {
      if (!number()) {
        return false;
      }
      while (here() == '.') {
        at++;
        if (!number()) {
          return false;
        }
      }
      return true;
    }

    private boolean number() {
      int start = at;
      long value = 0;
      while (isDigit(here())) {
        int digit = here() - '0';
        if (value > (Long.MAX_VALUE - digit) / 10) {
          return false;
        }
        value = value * 10 + digit;
        at++;
      }
      numbers.add(value);
      return at > start;
    }

    private boolean preRelease() {
      if (here() == '-') {
        at++;
      } else if (!isLetter(here())) {
        return true;
      }
      preRelease = new ArrayList<>();
      return identifiers(preRelease);
    }

    private boolean metadata() {
      if (here() != '+') {
        return true;
      }
      at++;
      return identifiers(new ArrayList<>());
    }

    private boolean identifiers(List<String> target) {
      int start = at;
      while (at < text.length() && here() != '+') {
        if (here() == '.') {
          target.add(text.substring(start, at));
          start = at + 1;
        } else if (!isIdentifier(here())) {
          return false;
        }
        at++;
      }
      target.add(text.substring(start, at));
      return !target.contains("");
    }

    private static boolean isIdentifier(char c) {
      return isDigit(c) || isLetter(c) || c == '~' || c == '-';
    }

    private char here() {
      return at < text.length() ? text.charAt(at) : 0;
    }
  }

  /** What Semantic Versioning forbids and the loose grammar allows. */
  private record StrictForm(String text) {
    boolean holds() {
      int plus = text.indexOf('+');
      var main = plus < 0 ? text : text.substring(0, plus);
      int dash = main.indexOf('-');
      var core = dash < 0 ? main : main.substring(0, dash);
      return text.indexOf('~') < 0
          && isNumbersOnly(core)
          && hasNoLeadingZeros(core)
          && (dash < 0 || hasNoLeadingZeros(main.substring(dash + 1)));
    }

    private static boolean isNumbersOnly(String core) {
      for (int i = 0; i < core.length(); i++) {
        if (!isDigit(core.charAt(i)) && core.charAt(i) != '.') {
          return false;
        }
      }
      return true;
    }

    private static boolean hasNoLeadingZeros(String identifiers) {
      for (var identifier : identifiers.split("\\.", -1)) {
        if (identifier.length() > 1 && identifier.charAt(0) == '0' && isNumber(identifier)) {
          return false;
        }
      }
      return true;
    }
  }
}
