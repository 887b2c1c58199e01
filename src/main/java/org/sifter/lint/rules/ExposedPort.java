package org.sifter.lint.rules;

import java.util.List;
import java.util.Optional;
import org.sifter.analysis.Analysis;
import org.sifter.analysis.Moment;
import org.sifter.shell.ExpansionException;
import org.sifter.shell.WordExpander;
import org.sifter.syntax.Instruction;
import org.sifter.syntax.Word;

/**
 * A port, or a range of them, of EXPOSE.
 *
 * @param word how it is written
 * @param first the port, or the first of the range; empty when that is not known
 */
record ExposedPort(Word word, Optional<Integer> first) {
  /** The first port that any user may listen on (ip(7), {@code ip_unprivileged_port_start}). */
  static final int FIRST_UNPRIVILEGED = 1024;

  /** The ports of an instruction; none when it is no EXPOSE. */
  static List<ExposedPort> of(Moment moment, Analysis analysis) {
    WordExpander expander = new WordExpander(analysis.dockerfile().escape());
    return moment.as(Instruction.Expose.class).map(Instruction.Expose::ports).stream()
        .flatMap(List::stream)
        .map(word -> new ExposedPort(word, first(word, moment, expander)))
        .toList();
  }

  /** Whether only root may listen on it. */
  boolean isLow() {
    return first.filter(ExposedPort::isLow).isPresent();
  }

  /** Whether only root may listen on a port. */
  static boolean isLow(int port) {
    return port > 0 && port < FIRST_UNPRIVILEGED;
  }

  /** The port that a text is; empty when it is none. */
  static Optional<Integer> number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Integer> first(Word word, Moment moment, WordExpander expander) {
    try {
      return expander
          .expand(word.text(), moment.state()::variable)
          .asLiteral()
          .flatMap(text -> number(text.split("[-/]", 2)[0]));
    } catch (ExpansionException e) {
      return Optional.empty(); // The Dockerfile's meaning has told of it.
    }
  }
}
