package org.sifter.manual;

import java.util.List;

/**
 * A command.
 *
 * @param name the word that asks for it
 * @param synopsis what may follow that word
 * @param summary what it does, in a sentence without a capital or a full stop
 * @param options its options
 * @param examples how it may be called
 * @param arguments what its other arguments may be
 */
public record CommandManual(
    String name,
    String synopsis,
    String summary,
    List<OptionManual> options,
    List<Example> examples,
    Offer arguments) {
  /** A command. */
  public CommandManual {
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /**
   * A call of a command.
   *
   * @param line what is typed
   * @param result what comes of it, in a few words
   */
  public record Example(String line, String result) {}
}
