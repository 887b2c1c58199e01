package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.source.Span;

/**
 * A script that is an argument of a command, as in {@code sh -c 'make && make install'}.
 *
 * @param text its text, each character with its place in the text that the command is in
 * @param exact whether that is all of it; otherwise the outer shell expands something in it, and in
 *     place of that stands a parameter expansion
 */
public record NestedScript(ScriptText text, boolean exact) {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "zsh");
  private static final Set<String> SWITCHERS = Set.of("su", "runuser");

  /** Options of shells whose value is the next word (XCU 4 sh; Bash 6.1). */
  private static final Set<String> SHELL_VALUES = Set.of("--rcfile", "--init-file");

  private static final Set<String> SWITCHER_VALUES =
      Set.of("-s", "--shell", "-g", "--group", "-G", "--supp-group", "-w", "-u", "--user");

  /** The script that {@code command} runs; empty when it runs none that can be told. */
  public static Optional<NestedScript> of(EffectiveCommand command) {
    String name = command.name().orElse("");
    List<Word> arguments = command.arguments();
    if (SHELLS.contains(name)) {
      return ofShell(arguments);
    }
    if (SWITCHERS.contains(name)) {
      return ofSwitcher(arguments);
    }
    return name.equals("eval") ? ofEval(arguments) : Optional.empty();
  }

  /** Reads the script. */
  public ParsedScript parse() {
    return ScriptParser.parse(text);
  }

  private static Optional<NestedScript> ofShell(List<Word> arguments) {
    boolean reads = false;
    for (int i = 0; i < arguments.size(); i++) {
      Optional<String> option = arguments.get(i).literalValue();
      String text = option.orElse("");
      boolean isOption = text.length() > 1 && (text.startsWith("-") || text.startsWith("+"));
      if (!isOption || text.equals("--")) {
        int script = text.equals("--") ? i + 1 : i;
        return reads && script < arguments.size()
            ? Optional.of(of(arguments.get(script)))
            : Optional.empty();
      }
      boolean isLong = text.startsWith("--");
      reads |= !isLong && text.startsWith("-") && text.indexOf('c') > 0;
      boolean takesNext = !isLong && (text.indexOf('o') > 0 || text.indexOf('O') > 0);
      i += takesNext || SHELL_VALUES.contains(text) ? 1 : 0;
    }
    return Optional.empty();
  }

  private static Optional<NestedScript> ofSwitcher(List<Word> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Word word = arguments.get(i);
      String text = word.literalValue().orElse("");
      if (text.startsWith("--command=")) {
        int start = "--command=".length();
        return word.text().map(all -> new NestedScript(all.slice(start, text.length()), true));
      }
      boolean isLetters = text.startsWith("-") && !text.startsWith("--") && text.endsWith("c");
      if (text.equals("--command") || text.equals("--session-command") || isLetters) {
        return arguments.stream().skip(i + 1L).findFirst().map(NestedScript::of);
      }
      i += SWITCHER_VALUES.contains(text) ? 1 : 0;
    }
    return Optional.empty();
  }

  private static Optional<NestedScript> ofEval(List<Word> arguments) {
    int first =
        !arguments.isEmpty() && arguments.get(0).literalValue().equals(Optional.of("--")) ? 1 : 0;
    List<ScriptText> pieces = new ArrayList<>();
    boolean exact = true;
    for (Word word : arguments.subList(first, arguments.size())) {
      if (!pieces.isEmpty()) {
        pieces.add(ScriptText.within(Span.at(word.span().start()), " "));
      }
      NestedScript piece = of(word);
      pieces.add(piece.text);
      exact &= piece.exact;
    }
    return pieces.isEmpty()
        ? Optional.empty()
        : Optional.of(new NestedScript(ScriptText.concat(pieces), exact));
  }

  /** The script that a word holds, such as the body of a here-document that a shell reads. */
  public static NestedScript of(Word word) {
    return word.text()
        .map(text -> new NestedScript(text, true))
        .orElseGet(() -> new NestedScript(ScriptText.concat(pieces(word.parts())), false));
  }

  private static List<ScriptText> pieces(List<WordPart> parts) {
    List<ScriptText> pieces = new ArrayList<>();
    for (WordPart part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        pieces.addAll(pieces(quoted.parts()));
      } else {
        pieces.add(
            LiteralText.of(List.of(part))
                .orElseGet(() -> ScriptText.within(part.span(), placeholder(part))));
      }
    }
    return pieces;
  }

  /** A parameter expansion, for its value is as unknown as what stands there. */
  private static String placeholder(WordPart part) {
    return part instanceof WordPart.Parameter parameter
            && WordPart.Parameter.Form.BARE == parameter.form()
        ? "${" + parameter.name() + "}"
        : "${_}";
  }
}
