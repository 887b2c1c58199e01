package org.sifter.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.diag.Severity;

/** How grave something has to be, or is taken to be. */
public enum Level {
  /** As grave as {@link Severity#ERROR}. */
  ERROR(Optional.of(Severity.ERROR)),
  /** As grave as {@link Severity#WARNING}. */
  WARNING(Optional.of(Severity.WARNING)),
  /** As grave as {@link Severity#INFO}. */
  INFO(Optional.of(Severity.INFO)),
  /** Not told at all; as a threshold, reached by nothing. */
  OFF(Optional.empty());

  /** Another name of {@link #OFF}, where it is a threshold. */
  public static final String NEVER = "never";

  private final Optional<Severity> severity;

  Level(Optional<Severity> severity) {
    this.severity = severity;
  }

  /** The level that {@code word} names: {@code error}, {@code off}; {@code never} is the same. */
  public static Optional<Level> named(String word) {
    String name = word.equals(NEVER) ? OFF.word() : word;
    return Arrays.stream(values()).filter(level -> level.word().equals(name)).findFirst();
  }

  /** The names of all levels. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Level::word).toList();
  }

  /** Its name in options, e.g. {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity; empty when it is off. */
  public Optional<Severity> severity() {
    return severity;
  }

  /** Whether a severity is at least as grave. */
  public boolean isReachedBy(Severity other) {
    return severity.map(own -> other.compareTo(own) <= 0).orElse(false);
  }
}
