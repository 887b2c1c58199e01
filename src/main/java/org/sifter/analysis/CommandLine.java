package org.sifter.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command, read as {@code getopt} would: options apart from their values and
 * from the operands.
 */
public final class CommandLine {
  private final Set<String> longsWithValue;
  private final String lettersWithValue;
  private final List<Argument> operands = new ArrayList<>();
  private final Map<String, Argument> options = new LinkedHashMap<>();

  private CommandLine(String lettersWithValue, Set<String> longsWithValue) {
    this.lettersWithValue = lettersWithValue;
    this.longsWithValue = longsWithValue;
  }

  /**
   * Reads arguments.
   *
   * @param lettersWithValue the letters of the options that have a value
   * @param longsWithValue the long options that do, without their dashes
   */
  public static CommandLine of(
      List<Argument> arguments, String lettersWithValue, String... longsWithValue) {
    CommandLine line = new CommandLine(lettersWithValue, Set.of(longsWithValue));
    line.read(arguments);
    return line;
  }

  /** The arguments that are neither options nor values of options. */
  public List<Argument> operands() {
    return List.copyOf(operands);
  }

  /** The last operand. */
  public Optional<Argument> last() {
    return operands.isEmpty() ? Optional.empty() : Optional.of(operands.get(operands.size() - 1));
  }

  /** All operands but the last. */
  public List<Argument> allButLast() {
    return List.copyOf(operands.subList(0, Math.max(0, operands.size() - 1)));
  }

  /** Whether an option is given, by its letter or its long name without dashes. */
  public boolean has(String... names) {
    for (String name : names) {
      if (options.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** The value of the first of these options that is given. */
  public Optional<Argument> value(String... names) {
    for (String name : names) {
      if (options.containsKey(name)) {
        return Optional.of(options.get(name));
      }
    }
    return Optional.empty();
  }

  private void read(List<Argument> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Optional<Argument> next =
          i + 1 < arguments.size() ? Optional.of(arguments.get(i + 1)) : Optional.empty();
      if (argument.is("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        return;
      }
      if (!argument.isOption()) {
        operands.add(argument);
      } else if (argument.value().startsWith("--")
          ? isLong(argument, next)
          : bundle(argument, next)) {
        i++;
      }
    }
  }

  /** Takes in a long option; true when the next argument is its value. */
  private boolean isLong(Argument argument, Optional<Argument> next) {
    String[] pair = argument.value().substring(2).split("=", 2);
    boolean takesNext = pair.length == 1 && longsWithValue.contains(pair[0]) && next.isPresent();
    Argument value =
        pair.length == 2 ? new Argument(Optional.of(pair[1]), argument.word()) : argument;
    options.putIfAbsent(pair[0], takesNext ? next.get() : value);
    return takesNext;
  }

  /** Takes in letters behind one dash; true when the next argument is the value of the last. */
  private boolean bundle(Argument argument, Optional<Argument> next) {
    String letters = argument.value().substring(1);
    for (int i = 0; i < letters.length(); i++) {
      String letter = letters.substring(i, i + 1);
      if (lettersWithValue.contains(letter)) {
        String joined = letters.substring(i + 1);
        boolean takesNext = joined.isEmpty() && next.isPresent();
        options.putIfAbsent(
            letter, takesNext ? next.get() : new Argument(Optional.of(joined), argument.word()));
        return takesNext;
      }
      options.putIfAbsent(letter, argument);
    }
    return false;
  }
}
