package org.sifter.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command that a simple command runs in the end: {@code apt-get update} for {@code sudo -E env
 * A=b apt-get update}.
 *
 * @param prefixes the names of the commands before it, such as {@code sudo} and {@code env}
 * @param command the word that names it
 * @param arguments the words after that
 */
public record EffectiveCommand(List<String> prefixes, Word command, List<Word> arguments) {

  public EffectiveCommand {
    prefixes = List.copyOf(prefixes);
    arguments = List.copyOf(arguments);
  }

  /** The command that {@code simple} runs; empty when it only assigns or redirects. */
  public static Optional<EffectiveCommand> of(SimpleCommand simple) {
    List<Word> words = simple.words();
    return words.isEmpty() ? Optional.empty() : Optional.of(of(words));
  }

  private static EffectiveCommand of(List<Word> words) {
    List<String> prefixes = new ArrayList<>();
    int index = 0;
    while (true) {
      Optional<CommandPrefix> prefix = name(words.get(index)).flatMap(CommandPrefix::named);
      if (prefix.isEmpty()) {
        break;
      }
      Optional<Integer> next = prefix.get().command(words, index);
      if (next.isEmpty()) {
        break;
      }
      prefixes.add(prefix.get().name());
      index = next.get();
    }
    return new EffectiveCommand(prefixes, words.get(index), words.subList(index + 1, words.size()));
  }

  /** Its name without directories; empty when something expands in it. */
  public Optional<String> name() {
    return name(command);
  }

  /** The arguments whose text is known, without quotes, patterns as written. */
  public List<String> literalArguments() {
    return arguments.stream().flatMap(word -> word.literalValue().stream()).toList();
  }

  private static Optional<String> name(Word word) {
    return word.literalValue().map(text -> text.substring(text.lastIndexOf('/') + 1));
  }
}
