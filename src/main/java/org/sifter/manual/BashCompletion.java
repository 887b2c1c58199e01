package org.sifter.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sifter.shell.ShellQuote;

/**
 * Completion for bash 4.4 and newer. It calls nothing but bash: bash-completion, which loads it
 * when it is installed, is not needed.
 */
public final class BashCompletion {
  /**
   * What is typed so far becomes words again, which bash takes apart at {@code =} and {@code :};
   * and what bash is to put in the place of the last part is cut off what is offered.
   */
  private static final String PROGRAM =
      """
      _sifter() {
        local line=() token glue=''
        for token in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
          case $token in
            = | :) line[-1]+=$token glue=yes ;;
            *) if [ -n "$glue" ]; then line[-1]+=$token glue=''; else line+=("$token"); fi ;;
          esac
        done
        local current=${line[-1]} kept=''
        case $token in
          = | :) kept=$current ;;
          *) kept=${current%"$token"} ;;
        esac

        local words=() paths='' list='' before=''
        _sifter_candidates
        if [ -n "$list" ]; then
          local value=${current#"$before"}
          before+=${value%"${value##*,}"}
        fi
        COMPREPLY=()
        local word
        for word in "${words[@]}"; do
          word=$before$word
          [[ $word != "$current"* ]] || COMPREPLY+=("${word#"$kept"}")
        done
        case $paths in
          files) compopt -o default ;;
          directories) compopt -o dirnames ;;
        esac
      }

      # What may stand in the place of the last word of the line: words, paths, and what stands before them.
      _sifter_candidates() {
        local command=${line[1]-} count=${#line[@]}
        if [ "$count" -le 2 ]; then
          _sifter_commands
          return
        fi
        local word
        for word in "${line[@]:2:count-3}"; do
          if [ "$word" = -- ]; then
            paths=files
            return
          fi
        done
        case $current in
          --*=*)
            before=${current%%=*}=
            _sifter_value "$command $before" || :
            return
            ;;
        esac
        if _sifter_value "$command ${line[count-2]}"; then return; fi
        case $current in
          -*) _sifter_options "$command" ;;
          *) _sifter_arguments "$command" ;;
        esac
      }

      """;

  private BashCompletion() {}

  /** The script, to be read by bash. */
  public static String script(List<CommandManual> commands) {
    StringBuilder out = new StringBuilder("# Completion of sifter for bash.\n\n");
    out.append(PROGRAM);
    List<String> first = new ArrayList<>(commands.stream().map(CommandManual::name).toList());
    first.addAll(List.of("--help", "--version"));
    out.append("_sifter_commands() {\n  words=(").append(quoted(first)).append(")\n}\n\n");
    function(out, "_sifter_options", options(commands), "");
    function(out, "_sifter_arguments", arguments(commands), "");
    function(out, "_sifter_value", values(commands), "    *) return 1 ;;\n");
    out.append("complete -F _sifter sifter\n");
    return out.toString();
  }

  private static Map<String, List<String>> options(List<CommandManual> commands) {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    for (CommandManual command : commands) {
      List<String> spellings =
          command.options().stream().flatMap(option -> option.spellings().stream()).toList();
      add(cases, assignments(Offer.NOTHING, spellings), command.name());
    }
    return cases;
  }

  private static Map<String, List<String>> arguments(List<CommandManual> commands) {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    commands.forEach(
        command ->
            add(
                cases,
                assignments(command.arguments(), command.arguments().words()),
                command.name()));
    return cases;
  }

  /** By the command, and the option as it stands before its value: a word, or with {@code =}. */
  private static Map<String, List<String>> values(List<CommandManual> commands) {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    for (CommandManual command : commands) {
      for (OptionManual option : command.options()) {
        option
            .value()
            .ifPresent(
                value -> {
                  String action = assignments(value.offer(), value.offer().words());
                  String prefix = command.name() + " ";
                  add(cases, action, prefix + "--" + option.name() + "=");
                  if (option.takesNextWord()) {
                    option.spellings().forEach(it -> add(cases, action, prefix + it));
                  }
                });
      }
    }
    return cases;
  }

  private static void add(Map<String, List<String>> cases, String action, String label) {
    cases.computeIfAbsent(action, unused -> new ArrayList<>()).add(label);
  }

  private static String assignments(Offer offer, List<String> words) {
    List<String> parts = new ArrayList<>();
    if (!words.isEmpty()) {
      parts.add("words=(" + quoted(words) + ")");
    }
    switch (offer.paths()) {
      case NONE -> {}
      case DIRECTORIES -> parts.add("paths=directories");
      case FILES -> parts.add("paths=files");
    }
    if (offer.isList()) {
      parts.add("list=yes");
    }
    return String.join(" ", parts);
  }

  private static void function(
      StringBuilder out, String name, Map<String, List<String>> cases, String otherwise) {
    out.append(name).append("() {\n  case $1 in\n");
    cases.forEach(
        (action, labels) -> {
          String patterns = String.join(" | ", labels.stream().map(BashCompletion::quote).toList());
          out.append("    %s) %s ;;\n".formatted(patterns, action).replace(")  ;;", ") ;;"));
        });
    out.append(otherwise).append("  esac\n}\n\n");
  }

  private static String quoted(List<String> words) {
    return String.join(" ", words.stream().map(BashCompletion::quote).toList());
  }

  private static String quote(String word) {
    return ShellQuote.word(word);
  }
}
