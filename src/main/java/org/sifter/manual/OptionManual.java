package org.sifter.manual;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An option.
 *
 * @param letter its short form without the hyphen
 * @param name its long form without the hyphens
 * @param value the value that it takes
 * @param isRepeatable whether it may be given more than once
 * @param description what it is for, in a sentence without a capital or a full stop
 */
public record OptionManual(
    Optional<String> letter,
    String name,
    Optional<ValueManual> value,
    boolean isRepeatable,
    String description) {

  /** What is typed: {@code -f} and {@code --file}. */
  List<String> spellings() {
    return Stream.concat(letter.map(it -> "-" + it).stream(), Stream.of("--" + name)).toList();
  }

  /** Whether its value is the next word. */
  boolean takesNextWord() {
    return value.isPresent() && !value.get().isOptional();
  }
}
