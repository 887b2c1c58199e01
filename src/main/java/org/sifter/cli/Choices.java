package org.sifter.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sifter.shell.Suggestion;

/** Reads the values of options that are one of a few words. */
final class Choices {
  private Choices() {}

  /**
   * The constant that a value names in small letters.
   *
   * @param option the long name of the option
   */
  static <E extends Enum<E>> E parse(String option, String value, List<E> constants)
      throws UsageException {
    return choose("--" + option, value, constants);
  }

  /**
   * The constant that an argument names in small letters.
   *
   * @param what what the argument is, for the message
   */
  static <E extends Enum<E>> E argument(String what, String value, List<E> constants)
      throws UsageException {
    return choose(what, value, constants);
  }

  private static <E extends Enum<E>> E choose(String what, String value, List<E> constants)
      throws UsageException {
    for (E constant : constants) {
      if (word(constant).equals(value)) {
        return constant;
      }
    }
    List<String> words = constants.stream().map(Choices::word).toList();
    Optional<String> near = Suggestion.nearest(value, words);
    throw new UsageException(
        "%s is %s, not %s%s"
            .formatted(
                what,
                String.join(", ", words),
                value,
                near.map(word -> "; did you mean " + word + "?").orElse("")));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
