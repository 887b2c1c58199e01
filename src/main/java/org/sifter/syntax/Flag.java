package org.sifter.syntax;

import java.util.List;
import java.util.Optional;
import org.sifter.source.Span;

/**
 * A flag after a keyword, such as {@code --from=build}.
 *
 * @param name its name without the dashes
 * @param value what stands after the {@code =}, without quotes and escapes
 * @param span where the whole flag stands
 */
public record Flag(String name, Optional<String> value, Span span) {

  /** The first of some flags that has a name. */
  public static Optional<Flag> named(List<Flag> flags, String name) {
    for (Flag flag : flags) {
      if (flag.name.equals(name)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }

  /** The value as a word that may still hold variables; empty when there is none. */
  public Word word() {
    return new Word(value.orElse(""), span);
  }

  /** Whether a boolean flag is on: it stands alone or says {@code true}. */
  public boolean isTrue() {
    return value.map(v -> v.equalsIgnoreCase("true")).orElse(true);
  }
}
