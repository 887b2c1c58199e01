package org.sifter.reverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sifter.reverse.ShellToken.Operator;
import org.sifter.reverse.ShellToken.Word;

/**
 * A command that is a program and its arguments, with at most one redirection of its output and one
 * here-document.
 *
 * @param words the program and its arguments
 * @param output where its output goes; absent for nowhere else
 * @param appends whether the output is added to what is there
 * @param readsHeredoc whether it reads a here-document whose text stands for itself
 */
record SimpleCommand(
    List<Word> words, Optional<String> output, boolean appends, boolean readsHeredoc) {

  SimpleCommand {
    words = List.copyOf(words);
  }

  /** The command that {@code text} is; empty when it is none, or cannot be known. */
  static Optional<SimpleCommand> parse(String text) {
    return ShellTokenReader.read(text).flatMap(SimpleCommand::of);
  }

  private static Optional<SimpleCommand> of(List<ShellToken> tokens) {
    List<Word> words = new ArrayList<>();
    Optional<String> output = Optional.empty();
    boolean appends = false;
    boolean readsHeredoc = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i) instanceof Word word) {
        words.add(word);
        continue;
      }
      String symbol = ((Operator) tokens.get(i)).symbol();
      Optional<String> target =
          ++i < tokens.size() && tokens.get(i) instanceof Word word
              ? word.value().asLiteral().or(() -> Optional.of(word.value().toString()))
              : Optional.empty();
      if (target.isEmpty() || (symbol.startsWith(">") && output.isPresent())) {
        return Optional.empty();
      }
      switch (symbol) {
        case ">", ">>" -> {
          output = target;
          appends = symbol.equals(">>");
        }
        case "<<" -> readsHeredoc = true;
        default -> {
          return Optional.empty();
        }
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new SimpleCommand(words, output, appends, readsHeredoc));
  }

  /** The program, or nothing when its name is not plain text. */
  String program() {
    return words.get(0).assigns() ? "" : words.get(0).text().orElse("");
  }

  /** Whether nothing is redirected. */
  boolean isPlain() {
    return output.isEmpty() && !readsHeredoc;
  }

  /** The words as texts; empty when one of them is not just a text. */
  Optional<List<String>> texts() {
    List<String> texts = new ArrayList<>();
    for (Word word : words) {
      if (word.text().isEmpty()) {
        return Optional.empty();
      }
      texts.add(word.text().get());
    }
    return Optional.of(texts);
  }
}
