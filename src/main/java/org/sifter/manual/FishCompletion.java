package org.sifter.manual;

import java.util.List;

/** Completion for fish 3. */
public final class FishCompletion {
  private static final String HEAD =
      """
      # Completion of sifter for fish.

      function __sifter_runs
          set -l words (commandline -opc)
          test (count $words) -ge 2; and test "$words[2]" = $argv[1]
      end

      function __sifter_has_no_command
          test (count (commandline -opc)) -eq 1
      end

      # Words after the last comma, behind what stands before it.
      function __sifter_list
          set -l before (string match -r '^(?:--[^=]*=)?(.*,)?' -- (commandline -ct))[2]
          for word in $argv
              echo $before$word
          end
      end

      complete -c sifter -f
      complete -c sifter -n __sifter_has_no_command -l version -d 'show the version'
      complete -c sifter -n __sifter_has_no_command -s h -l help -d 'show the commands'
      """;

  private FishCompletion() {}

  /** The script. */
  public static String script(List<CommandManual> commands) {
    StringBuilder out = new StringBuilder(HEAD);
    for (CommandManual command : commands) {
      out.append("complete -c sifter -n __sifter_has_no_command -a ")
          .append(quote(command.name()))
          .append(" -d ")
          .append(quote(command.summary()))
          .append('\n');
    }
    for (CommandManual command : commands) {
      out.append('\n');
      command.options().forEach(option -> option(out, command, option));
      String offer = offer(command.arguments());
      if (!offer.isEmpty()) {
        out.append(start(command)).append(offer).append('\n');
      }
    }
    return out.toString();
  }

  private static void option(StringBuilder out, CommandManual command, OptionManual option) {
    out.append(start(command));
    option.letter().ifPresent(letter -> out.append(" -s ").append(quote(letter)));
    out.append(" -l ").append(quote(option.name()));
    option
        .value()
        .ifPresent(
            value ->
                out.append(value.isOptional() ? "" : need(value.offer()))
                    .append(offer(value.offer())));
    out.append(" -d ").append(quote(option.description())).append('\n');
  }

  /** That a value must follow; without more, fish offers files for it. */
  private static String need(Offer offer) {
    return offer.paths() == Offer.Paths.FILES ? " -r" : " -x";
  }

  private static String start(CommandManual command) {
    return "complete -c sifter -n " + quote("__sifter_runs " + command.name());
  }

  private static String offer(Offer offer) {
    String words = String.join(" ", offer.words());
    String paths =
        switch (offer.paths()) {
          case NONE -> "";
          case FILES -> " -F";
          case DIRECTORIES -> " -a '(__fish_complete_directories)'";
        };
    if (words.isEmpty()) {
      return paths;
    }
    return paths + " -a " + quote(offer.isList() ? "(__sifter_list " + words + ")" : words);
  }

  /** In single quotes, where fish knows two escapes. */
  private static String quote(String text) {
    return text.matches("[A-Za-z0-9-]+")
        ? text
        : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
