package org.sifter.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A command whose operands are another command, which it runs.
 *
 * @param name its name
 * @param valueLetters the letters of its options that take the next word as their value
 * @param valueNames the long options that do, without an equals sign
 * @param refusals letters of options with which it runs no command
 * @param operands how many words of its own stand before the command
 * @param assigns whether {@code name=value} may stand there too
 */
record CommandPrefix(
    String name,
    String valueLetters,
    Set<String> valueNames,
    String refusals,
    int operands,
    boolean assigns) {

  /**
   * By the manuals of POSIX (XCU 4), Bash (4.1), GNU coreutils and findutils, sudo and util-linux.
   */
  private static final Map<String, CommandPrefix> PREFIXES =
      List.of(
              of("env", "uC", Set.of("--unset", "--chdir")).refusing("S").assigning(),
              of(
                      "sudo",
                      "ughpCrtTUDR",
                      Set.of("--user", "--group", "--host", "--prompt", "--chdir", "--chroot"))
                  .refusing("lvkVe")
                  .assigning(),
              of("doas", "uC", Set.of()),
              of("exec", "a", Set.of()),
              of("command", "", Set.of()).refusing("vV"),
              of("builtin", "", Set.of()),
              of("time", "fo", Set.of("--format", "--output")),
              of("nice", "n", Set.of("--adjustment")),
              of("ionice", "cnpPu", Set.of("--class", "--classdata")),
              of("nohup", "", Set.of()),
              of("setsid", "", Set.of()),
              of("stdbuf", "ioe", Set.of("--input", "--output", "--error")),
              of("timeout", "ks", Set.of("--kill-after", "--signal")).after(1),
              of(
                  "xargs",
                  "adEILnPs",
                  Set.of(
                      "--arg-file",
                      "--delimiter",
                      "--max-args",
                      "--max-procs",
                      "--max-chars",
                      "--process-slot-var")),
              of("busybox", "", Set.of()),
              of("fakeroot", "lsib", Set.of("--lib", "--faked")),
              of("eatmydata", "", Set.of()),
              of("chronic", "", Set.of()),
              of("unbuffer", "", Set.of()),
              of("gosu", "", Set.of()).after(1),
              of("su-exec", "", Set.of()).after(1),
              of("tini", "pe", Set.of()),
              of("tini-static", "pe", Set.of()),
              of("dumb-init", "r", Set.of("--rewrite")),
              of("catatonit", "", Set.of()),
              of("linux32", "", Set.of()),
              of("linux64", "", Set.of()))
          .stream()
          .collect(Collectors.toUnmodifiableMap(CommandPrefix::name, Function.identity()));

  /** The prefix of this name. */
  static Optional<CommandPrefix> named(String name) {
    return Optional.ofNullable(PREFIXES.get(name));
  }

  private static CommandPrefix of(String name, String valueLetters, Set<String> valueNames) {
    return new CommandPrefix(name, valueLetters, valueNames, "", 0, false);
  }

  private CommandPrefix refusing(String letters) {
    return new CommandPrefix(name, valueLetters, valueNames, letters, operands, assigns);
  }

  private CommandPrefix after(int count) {
    return new CommandPrefix(name, valueLetters, valueNames, refusals, count, assigns);
  }

  private CommandPrefix assigning() {
    return new CommandPrefix(name, valueLetters, valueNames, refusals, operands, true);
  }

  /**
   * Where among {@code words} the command begins that the prefix at {@code index} runs; empty when
   * it runs none, or that cannot be known.
   */
  Optional<Integer> command(List<Word> words, int index) {
    int next = index + 1;
    while (next < words.size()) {
      Optional<String> text = words.get(next).literalValue();
      if (text.isEmpty()) {
        if (!isAssignment(words.get(next))) {
          break;
        }
        next++;
      } else if (text.get().equals("--")) {
        next++;
        break;
      } else if (isOption(text.get())) {
        if (refuses(text.get())) {
          return Optional.empty();
        }
        next += takesNext(text.get()) ? 2 : 1;
      } else if (isAssignment(words.get(next))) {
        next++;
      } else {
        break;
      }
    }
    next += operands;
    return next < words.size() ? Optional.of(next) : Optional.empty();
  }

  private static boolean isOption(String text) {
    return text.startsWith("-");
  }

  private boolean refuses(String option) {
    return !option.startsWith("--") && option.chars().anyMatch(c -> refusals.indexOf(c) >= 0);
  }

  private boolean takesNext(String option) {
    if (option.startsWith("--")) {
      return valueNames.contains(option);
    }
    // In -abX value or -abXvalue the first letter that takes a value ends the letters.
    for (int i = 1; i < option.length(); i++) {
      if (valueLetters.indexOf(option.charAt(i)) >= 0) {
        return i + 1 == option.length();
      }
    }
    return false;
  }

  /** Other than to a shell, it makes no difference to these commands what of it is quoted. */
  private boolean isAssignment(Word word) {
    return assigns && beginning(word.parts()).indexOf('=') > 0;
  }

  private static String beginning(List<WordPart> parts) {
    if (parts.isEmpty()) {
      return "";
    }
    WordPart first = parts.get(0);
    return first instanceof WordPart.DoubleQuoted quoted
        ? beginning(quoted.parts())
        : new Word(List.of(first), first.span()).literalValue().orElse("");
  }
}
