package org.sifter.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Completion for zsh 5: a file {@code _sifter} in a directory of {@code fpath}, or a script to be
 * read.
 */
public final class ZshCompletion {
  private static final String HEAD =
      """
      #compdef sifter
      # Completion of sifter for zsh.

      """;

  private static final String FOOT =
      """
      # Read from fpath, this is the function itself; else it has to be made known.
      if [ "${funcstack[1]-}" = _sifter ]; then
        _sifter "$@"
      else
        compdef _sifter sifter
      fi
      """;

  private ZshCompletion() {}

  /** The script. */
  public static String script(List<CommandManual> commands) {
    StringBuilder out = new StringBuilder(HEAD);
    out.append("_sifter_word_or_file() {\n  compadd -- \"$@\"\n  _files\n}\n\n");
    out.append("_sifter() {\n  local -a commands=(\n");
    for (CommandManual command : commands) {
      out.append("    ").append(quote(command.name() + ":" + command.summary())).append('\n');
    }
    out.append("  )\n  if (( CURRENT == 2 )); then\n");
    out.append("    _describe -t commands command commands\n");
    out.append("    compadd -- --help --version\n    return\n  fi\n");
    out.append("  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n");
    out.append("  case $command in\n");
    commands.forEach(command -> command(out, command));
    return out.append("  esac\n}\n\n").append(FOOT).toString();
  }

  private static void command(StringBuilder out, CommandManual command) {
    List<String> specifications = new ArrayList<>();
    command.options().forEach(option -> specifications.addAll(specifications(option)));
    specifications.add(
        "*:"
            + (command.arguments().equals(Offer.NOTHING) ? " : " : "argument:")
            + action(command.arguments()));
    out.append("    ").append(quote(command.name())).append(")\n      _arguments -S");
    specifications.forEach(it -> out.append(" \\\n        ").append(quote(it)));
    out.append("\n      ;;\n");
  }

  private static List<String> specifications(OptionManual option) {
    String excluded =
        option.isRepeatable() ? "*" : "(" + String.join(" ", option.spellings()) + ")";
    List<String> all = new ArrayList<>();
    for (String spelling : option.spellings()) {
      all.add(excluded + spelling + description(option, spelling.startsWith("--")));
    }
    return all;
  }

  private static String description(OptionManual option, boolean isLong) {
    String text = "[" + escape(option.description()) + "]";
    if (option.value().isEmpty()) {
      return text;
    }
    ValueManual value = option.value().get();
    String message = escape(value.name()) + ":" + action(value.offer());
    if (value.isOptional()) {
      return "=-" + text + "::" + message;
    }
    return (isLong ? "=" : "+") + text + ":" + message;
  }

  private static String action(Offer offer) {
    String words = offer.words().stream().collect(Collectors.joining(" "));
    return switch (offer.paths()) {
      case DIRECTORIES -> "_files -/";
      case FILES -> words.isEmpty() ? "_files" : "_sifter_word_or_file " + words;
      case NONE -> {
        if (words.isEmpty()) {
          yield " ";
        }
        yield offer.isList() ? "_values -s , word " + words : "(" + words + ")";
      }
    };
  }

  /** For {@code _arguments}, which ends descriptions at brackets and messages at colons. */
  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
