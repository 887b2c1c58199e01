package org.sifter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sifter.script.ParsedScript;
import org.sifter.script.Redirection;
import org.sifter.script.Script;
import org.sifter.script.ScriptParser;
import org.sifter.script.ScriptText;
import org.sifter.script.SimpleCommand;
import org.sifter.script.Word;
import org.sifter.script.WordPart;
import org.sifter.source.Span;
import org.sifter.syntax.Command;
import org.sifter.syntax.Heredoc;

/**
 * Reads what RUN, CMD and ENTRYPOINT execute as a script, each of its characters with its place.
 */
final class CommandText {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "zsh");

  private CommandText() {}

  /**
   * The script that a command is.
   *
   * @param shell the shell in force, with its options
   * @return the script; empty when no shell that we can read runs it
   */
  static Optional<ParsedScript> read(Command command, List<String> shell) {
    if (command instanceof Command.ExecForm exec) {
      return exec.arguments().isEmpty()
          ? Optional.empty()
          : Optional.of(new ParsedScript(script(exec.arguments()), List.of(), List.of()));
    }
    if (!isShell(shell.get(0))) {
      return Optional.empty();
    }
    if (command instanceof Command.Script script) {
      return ofHeredoc(script.heredoc());
    }
    return Optional.of(parse(ofShellForm((Command.ShellForm) command)));
  }

  /** Whether a program is a shell whose language we read. */
  static boolean isShell(String program) {
    return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  /** The script that runs one command with the given arguments. */
  static Script script(List<org.sifter.syntax.Word> arguments) {
    List<Word> words = new ArrayList<>();
    for (org.sifter.syntax.Word argument : arguments) {
      words.add(
          new Word(
              List.of(new WordPart.SingleQuoted(argument.text(), argument.span())),
              argument.span()));
    }
    Span span = words.get(0).span().to(words.get(words.size() - 1).span());
    return SingleCommand.script(new SimpleCommand(List.of(), words, List.<Redirection>of(), span));
  }

  /** The script of a file or here-document; empty when its first line names no shell. */
  static Optional<ParsedScript> ofFile(ScriptText text) {
    String first = text.text().lines().findFirst().orElse("");
    if (!first.startsWith("#!")) {
      return Optional.of(parse(text));
    }
    for (String word : first.substring(2).strip().split("\\s+", -1)) {
      if (isShell(word)) {
        return Optional.of(parse(text));
      }
    }
    return Optional.empty();
  }

  private static Optional<ParsedScript> ofHeredoc(Heredoc heredoc) {
    return ofFile(body(heredoc));
  }

  /** The body of a here-document, without the tabs that {@code <<-} takes away. */
  static ScriptText body(Heredoc heredoc) {
    String content = heredoc.content();
    if (heredoc.body().length() != content.length()) {
      return ScriptText.within(heredoc.body(), heredoc.strippedContent());
    }
    ScriptText all = ScriptText.at(content, heredoc.body().start());
    if (!heredoc.stripTabs() || content.isEmpty()) {
      return all;
    }
    List<ScriptText> lines = new ArrayList<>();
    int start = 0;
    while (start < content.length()) {
      int feed = content.indexOf('\n', start);
      int end = feed < 0 ? content.length() : feed + 1;
      int first = start;
      while (first < end && content.charAt(first) == '\t') {
        first++;
      }
      lines.add(all.slice(first, end));
      start = end;
    }
    return ScriptText.concat(lines);
  }

  private static ScriptText ofShellForm(Command.ShellForm form) {
    List<ScriptText> pieces = new ArrayList<>();
    String text = form.text().text();
    int start = 0;
    for (int i = 0; i < form.lines().size(); i++) {
      int end = i < form.lineBreaks().size() ? form.lineBreaks().get(i) : text.length();
      Span span = form.lines().get(i);
      String piece = text.substring(start, end);
      pieces.add(
          span.length() == piece.length()
              ? ScriptText.at(piece, span.start())
              : ScriptText.within(span, piece));
      start = end;
    }
    for (Heredoc heredoc : form.heredocs()) {
      Span end = Span.at(heredoc.body().end());
      pieces.add(ScriptText.within(end, "\n"));
      pieces.add(
          heredoc.body().length() == heredoc.content().length()
              ? ScriptText.at(heredoc.content(), heredoc.body().start())
              : ScriptText.within(heredoc.body(), heredoc.content()));
      pieces.add(ScriptText.within(end, heredoc.name()));
    }
    return ScriptText.concat(pieces);
  }

  private static ParsedScript parse(ScriptText text) {
    return ScriptParser.parse(text);
  }
}
