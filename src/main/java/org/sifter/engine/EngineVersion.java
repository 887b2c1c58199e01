package org.sifter.engine;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of an engine, without what packagers add to it.
 *
 * @param major its first number
 * @param minor its second number
 * @param patch its third number; 0 when there is none
 */
public record EngineVersion(int major, int minor, int patch) implements Comparable<EngineVersion> {
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![0-9.])([0-9]{1,6})\\.([0-9]{1,6})(?:\\.([0-9]{1,6}))?");
  private static final Comparator<EngineVersion> ORDER =
      Comparator.comparingInt(EngineVersion::major)
          .thenComparingInt(EngineVersion::minor)
          .thenComparingInt(EngineVersion::patch);

  /**
   * The first version in what an engine answers to {@code --version}.
   *
   * @param text e.g. {@code singularity-ce version 4.1.5-bookworm}
   */
  public static Optional<EngineVersion> find(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.find()
        ? Optional.of(
            new EngineVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3))))
        : Optional.empty();
  }

  /** Whether it is this version or a later one. */
  public boolean isAtLeast(int otherMajor, int otherMinor) {
    return compareTo(new EngineVersion(otherMajor, otherMinor, 0)) >= 0;
  }

  @Override
  public int compareTo(EngineVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
