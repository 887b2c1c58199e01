package org.sifter.syntax;

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

  /** The value as a word that may still hold variables; empty when there is none. */
  public Word word() {
    return new Word(value.orElse(""), span);
  }

  /** Whether a boolean flag is on: it stands alone or says {@code true}. */
  public boolean isTrue() {
    return value.map(v -> v.equalsIgnoreCase("true")).orElse(true);
  }
}
