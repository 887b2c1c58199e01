package org.sifter.syntax;

/**
 * A flag that an instruction takes.
 *
 * @param name its name without the dashes
 * @param kind what value it takes
 */
public record FlagType(String name, Kind kind) {

  /** What value a flag takes. */
  public enum Kind {
    /** None, {@code true} or {@code false}. */
    BOOLEAN,
    /** One; the flag must not be repeated. */
    STRING,
    /** One; the flag may be repeated. */
    LIST
  }
}
